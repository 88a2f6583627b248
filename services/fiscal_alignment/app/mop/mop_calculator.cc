#include "services/fiscal_alignment/app/mop/mop_calculator.h"

#include <fmt/format.h>

#include "services/fiscal_alignment/domain/mop/mop_life.h"

namespace tandem::fiscal {
namespace {

OrganisationName VendorOf(const PartnershipName& name) { return {name.vendor, std::nullopt}; }
OrganisationName PartnerOf(const PartnershipName& name) { return {name.vendor, name.partnership}; }

OrganisationName NameOf(const PartnershipName& name, Side side) {
  return side == Side::kVendor ? VendorOf(name) : PartnerOf(name);
}

}  // namespace

bool IsOfStorage(const Status& status) {
  return IsRetryable(status) || status.code() == StatusCode::kInternal;
}

StatusOr<const OrganisationState*> MopCalculator::StateOf(storage::Transaction& transaction,
                                                          const OrganisationName& name) {
  const auto known = states_.find(name);
  if (known != states_.end()) return &known->second;
  ASSIGN_OR_RETURN(auto found, repositories_.organisations.Find(transaction, name));
  OrganisationState state = found ? *std::move(found) : OrganisationState{.organisation = name};
  return &states_.emplace(name, std::move(state)).first->second;
}

StatusOr<MopCalculator::Calendar> MopCalculator::CalendarOf(storage::Transaction& transaction,
                                                            const OrganisationState& state,
                                                            std::int64_t revision) {
  Calendar& calendar = calendars_[{state.organisation, revision}];
  if (calendar) return calendar;
  std::optional<calendar::CalendarSpec> spec;
  if (revision == state.calendar.revision && revision > 0) {
    spec = state.calendar.spec;
  } else {
    ASSIGN_OR_RETURN(spec, repositories_.calendars.Find(transaction, state.organisation, revision));
  }
  if (!spec) {
    return FailedPrecondition(fmt::format("revision {} of the calendar of {} is not known",
                                          revision, state.organisation.ToString()));
  }
  auto read = calendar::ReadCalendar(*spec);
  if (!read.ok()) {
    return Internal(fmt::format("{}: {}", state.organisation.ToString(), MessageOf(read.status())));
  }
  calendar = std::make_shared<const calendar::FiscalCalendar>(*std::move(read));
  return calendar;
}

StatusOr<Organisation> MopCalculator::OrganisationOf(storage::Transaction& transaction,
                                                     const OrganisationName& name,
                                                     std::int64_t revision,
                                                     const Horizon& horizon) {
  ASSIGN_OR_RETURN(const OrganisationState* const state, StateOf(transaction, name));
  ASSIGN_OR_RETURN(const Calendar calendar, CalendarOf(transaction, *state, revision));
  const OrganisationSettings& settings = state->settings.settings;
  auto working = places_.Of(horizon)->Of(settings.country, settings.Habits());
  if (!working.ok()) {
    return Internal(fmt::format("{}: {}", name.ToString(), MessageOf(working.status())));
  }
  return Organisation{.name = state->name.display_name,
                      .calendar = *calendar,
                      .working = *std::move(working),
                      .lead_days = settings.lead_days};
}

Status MopCalculator::CheckRegistered(storage::Transaction& transaction,
                                      const PartnershipName& name) {
  for (const OrganisationName& organisation : {VendorOf(name), PartnerOf(name)}) {
    ASSIGN_OR_RETURN(const OrganisationState* const state, StateOf(transaction, organisation));
    RETURN_IF_ERROR(fiscal::CheckRegistered(*state));
  }
  return OkStatus();
}

StatusOr<PerSide<std::int64_t>> MopCalculator::RevisionsNow(storage::Transaction& transaction,
                                                            const PartnershipName& name) {
  PerSide<std::int64_t> revisions;
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    ASSIGN_OR_RETURN(const OrganisationState* const state,
                     StateOf(transaction, NameOf(name, side)));
    revisions[side] = state->calendar.revision;
  }
  return revisions;
}

StatusOr<MopBasis> MopCalculator::BasisNow(storage::Transaction& transaction,
                                           const PartnershipName& name, const MopTerms& terms) {
  const Horizon horizon = HorizonOf(terms.term);
  if (const Status valid = horizon.Validate(); !valid.ok()) {
    return InvalidField("terms.term", MessageOf(valid));
  }
  ASSIGN_OR_RETURN(const PerSide<std::int64_t> revisions, RevisionsNow(transaction, name));
  PerSide<KnownSide> sides;
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    sides[side].revision = revisions[side];
    if (revisions[side] == 0) continue;
    ASSIGN_OR_RETURN(sides[side].organisation,
                     OrganisationOf(transaction, NameOf(name, side), revisions[side], horizon));
  }
  return BasisOf(terms, sides);
}

StatusOr<MopDates> MopCalculator::Dates(storage::Transaction& transaction,
                                        const PartnershipName& name, const MopTerms& terms,
                                        const calendar::DaySpan& term,
                                        const PerSide<std::int64_t>& revisions) {
  const Horizon horizon = HorizonOf(term);
  RETURN_IF_ERROR(horizon.Validate());
  ASSIGN_OR_RETURN(const Organisation vendor,
                   OrganisationOf(transaction, VendorOf(name), revisions.vendor, horizon));
  ASSIGN_OR_RETURN(const Organisation partner,
                   OrganisationOf(transaction, PartnerOf(name), revisions.partner, horizon));
  return DatesOf(terms, term, vendor, partner);
}

StatusOr<CivilDay> MopCalculator::AnswerDue(storage::Transaction& transaction,
                                            const PartnershipName& name, Side side,
                                            CivilDay today) {
  ASSIGN_OR_RETURN(const OrganisationState* const state, StateOf(transaction, NameOf(name, side)));
  const OrganisationSettings& settings = state->settings.settings;
  // A horizon of this month, which others ask for too.
  const auto places = places_.Of({.from = FirstOfMonth(today), .years = 1});
  ASSIGN_OR_RETURN(const auto working, places->Of(settings.country, settings.Habits()));
  return working->NthAfter(today, kAnswerWorkingDays);
}

}  // namespace tandem::fiscal
