#include "services/fiscal_alignment/app/amounts/view_amount.h"

#include <fmt/format.h>

#include "libs/calendar/working/place_working_days.h"
#include "services/fiscal_alignment/app/make_organisation.h"
#include "services/fiscal_alignment/app/mop_calendar/mop_sides.h"

namespace tandem::fiscal {
namespace {

Status CheckQuery(const AmountQuery& query) {
  const calendar::DaySpan& days = query.days;
  if (days.last < days.first) {
    return InvalidField("days.last_day",
                        "must not lie before days.first_day: the amount needs at "
                        "least one day");
  }
  if (days.last >= days.first.PlusYears(ViewAmount::kMostYears)) {
    return InvalidField("days.last_day", fmt::format("must lie less than {} years after "
                                                     "days.first_day",
                                                     ViewAmount::kMostYears));
  }
  if (query.mop && query.mop->partnership != query.partnership) {
    return InvalidField("mop", "must be one of the partnership");
  }
  if (query.split == SplitBy::kSeasonality) {
    return ReadMonthWeights("month_weights", query.month_weights).status();
  }
  if (query.month_weights.empty()) return OkStatus();
  return InvalidField("month_weights", "must be empty unless the split is SPLIT_SEASONALITY");
}

Status NotComputable(const Status& status) {
  return WithReason(FailedPrecondition(MessageOf(status)), "NOT_COMPUTABLE");
}

StatusOr<std::vector<ViewPeriod>> OwnPeriods(const OrganisationState& state,
                                             const Organisation& organisation,
                                             const calendar::DaySpan& days) {
  auto periods = PeriodsOfCalendar(organisation.calendar, days);
  if (periods.ok()) return periods;
  return NotComputable(Annotate(periods.status(), state.organisation.ToString()));
}

}  // namespace

struct ViewAmount::Known {
  PerSide<OrganisationState> sides;
  std::vector<ViewPeriod> mop;
};

StatusOr<ViewAmount::Known> ViewAmount::Look(storage::Transaction& transaction,
                                             const identity::Caller& caller,
                                             const AmountQuery& query) const {
  const PartnershipName& name = query.partnership;
  RETURN_IF_ERROR(SideThatSees(repositories_.people, transaction, caller, name).status());
  Known known;
  ASSIGN_OR_RETURN(known.sides.partner, Registered(repositories_.organisations, transaction,
                                                   {name.vendor, name.partnership}));
  ASSIGN_OR_RETURN(known.sides.vendor, Registered(repositories_.organisations, transaction,
                                                  {name.vendor, std::nullopt}));
  RETURN_IF_ERROR(CheckHasCalendar(known.sides.vendor));
  RETURN_IF_ERROR(CheckHasCalendar(known.sides.partner));
  ASSIGN_OR_RETURN(known.mop, query.mop ? mops_.Of(transaction, *query.mop)
                                        : mops_.On(transaction, name, query.days));
  return known;
}

StatusOr<AmountAnswer> ViewAmount::Run(const identity::Caller& caller,
                                       const AmountQuery& query) const {
  RETURN_IF_ERROR(CheckQuery(query));
  Known known;
  RETURN_IF_ERROR(storage::ReadFor(database_, query.partnership.vendor.value(),
                                   [&](storage::Transaction& transaction) -> Status {
                                     ASSIGN_OR_RETURN(known, Look(transaction, caller, query));
                                     return OkStatus();
                                   }));
  calendar::PlaceWorkingDays places(query.days);
  PerSide<std::optional<Organisation>> sides;
  PerSide<std::vector<ViewPeriod>> periods;
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    const OrganisationState& state = known.sides[side];
    ASSIGN_OR_RETURN(sides[side], MakeOrganisation(state, state.name.display_name, places));
    ASSIGN_OR_RETURN(periods[side], OwnPeriods(state, *sides[side], query.days));
  }
  const auto joint = calendar::WorkingDays::Joint(*sides.vendor->working, *sides.partner->working);
  MonthWeights months{};
  if (query.split == SplitBy::kSeasonality) {
    ASSIGN_OR_RETURN(months, ReadMonthWeights("month_weights", query.month_weights));
  }
  ASSIGN_OR_RETURN(const std::vector<std::int64_t> shares,
                   SplitExactly(query.amount.minor_units(),
                                DayWeights(query.split, query.days, &joint, months)));
  return AmountAnswer{.own = {.vendor = SumByPeriods(query.days, shares, periods.vendor),
                              .partner = SumByPeriods(query.days, shares, periods.partner)},
                      .mop = SumByPeriods(query.days, shares, FillGaps(known.mop, query.days)),
                      .estimated = query.split == SplitBy::kJointWorkingDays &&
                                   joint.IsEstimated(query.days.first, query.days.last)};
}

}  // namespace tandem::fiscal
