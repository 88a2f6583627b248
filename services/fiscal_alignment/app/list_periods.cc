#include "services/fiscal_alignment/app/list_periods.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/calendar/notation/notation.h"
#include "services/fiscal_alignment/domain/inputs.h"

namespace tandem::fiscal {
namespace {

constexpr std::chrono::hours kKeep{24 * 7};
// A fiscal year has at most 18 months, those of a bridge.
constexpr int kYearReachDays = 600;

Status CheckRange(const PeriodsQuery& query) {
  if (query.last && !query.first) return InvalidField("first_day", "must be given with last_day");
  if (!query.last) return OkStatus();
  if (*query.last < *query.first) return InvalidField("last_day", "must not lie before first_day");
  if (*query.last >= query.first->PlusYears(ListPeriods::kMostYears)) {
    return InvalidField("last_day", fmt::format("must lie less than {} years after first_day",
                                                ListPeriods::kMostYears));
  }
  return OkStatus();
}

StatusOr<std::vector<calendar::FiscalPeriod>> YearOf(const calendar::FiscalCalendar& calendar,
                                                     CivilDay day) {
  const auto now = calendar.PeriodOf(day);
  if (!now.ok()) return FailedPrecondition(MessageOf(now.status()));
  auto periods = calendar.Periods(day - kYearReachDays, day + kYearReachDays);
  std::erase_if(periods, [&](const calendar::FiscalPeriod& period) {
    return period.year != now->year || period.regime != now->regime;
  });
  return periods;
}

// Everything on which the answer depends; without dates it is about today.
std::string KeyOf(const PeriodsQuery& query, CivilDay today, std::string_view hash,
                  std::string_view version) {
  const std::string first = query.first ? query.first->ToString() : "year of " + today.ToString();
  const std::string last = query.last ? query.last->ToString() : std::string();
  return fmt::format("fiscal/periods/{}/{}/{}/{}/{}", kAlgorithmVersion, version, hash, first,
                     last);
}

}  // namespace

StatusOr<ListPeriods::Answer> ListPeriods::Run(const PeriodsQuery& query, std::string_view version,
                                               const Encode& encode) {
  RETURN_IF_ERROR(CheckRange(query));
  std::optional<CalendarStamp> stamp;
  RETURN_IF_ERROR(storage::ReadFor(database_, query.organisation.vendor.value(),
                                   [&](storage::Transaction& transaction) -> Status {
                                     ASSIGN_OR_RETURN(stamp, organisations_.FindStamp(
                                                                 transaction, query.organisation));
                                     return OkStatus();
                                   }));
  // What is missing, RunFresh says better.
  if (!stamp || stamp->revision == 0) return RunFresh(query, encode);
  const CivilDay today = UtcDay(clock_.Now());
  const auto compute = [&]() -> StatusOr<std::string> {
    std::optional<OrganisationState> state;
    RETURN_IF_ERROR(storage::ReadFor(
        database_, query.organisation.vendor.value(),
        [&](storage::Transaction& transaction) -> Status {
          ASSIGN_OR_RETURN(state, organisations_.Find(transaction, query.organisation));
          return OkStatus();
        }));
    if (!state || CalendarHash(state->calendar.spec) != stamp->hash) {
      return Aborted("the calendar changed during the call");
    }
    return Compute(query, today, state->calendar, encode);
  };
  auto bytes = cached_.GetOrCompute(KeyOf(query, today, stamp->hash, version), kKeep, compute);
  if (bytes.ok()) return Answer{.bytes = *bytes, .calendar_revision = stamp->revision};
  return bytes.status().code() == StatusCode::kAborted ? RunFresh(query, encode) : bytes.status();
}

StatusOr<ListPeriods::Answer> ListPeriods::RunFresh(const PeriodsQuery& query,
                                                    const Encode& encode) const {
  RETURN_IF_ERROR(CheckRange(query));
  std::optional<OrganisationState> state;
  RETURN_IF_ERROR(storage::ReadFor(database_, query.organisation.vendor.value(),
                                   [&](storage::Transaction& transaction) -> Status {
                                     ASSIGN_OR_RETURN(state, Registered(organisations_, transaction,
                                                                        query.organisation));
                                     return OkStatus();
                                   }));
  RETURN_IF_ERROR(CheckHasCalendar(*state));
  ASSIGN_OR_RETURN(std::string bytes,
                   Compute(query, UtcDay(clock_.Now()), state->calendar, encode));
  return Answer{.bytes = std::make_shared<const std::string>(std::move(bytes)),
                .calendar_revision = state->calendar.revision};
}

StatusOr<std::string> ListPeriods::Compute(const PeriodsQuery& query, CivilDay today,
                                           const CalendarFact& calendar,
                                           const Encode& encode) const {
  ASSIGN_OR_RETURN(const calendar::FiscalCalendar fiscal, calendar::ReadCalendar(calendar.spec));
  PeriodList list{.notation = calendar::ToNotation(fiscal)};
  if (query.first) {
    list.periods = fiscal.Periods(*query.first, query.last.value_or(query.first->PlusYears(1) - 1));
  } else {
    ASSIGN_OR_RETURN(list.periods, YearOf(fiscal, today));
  }
  return encode(list);
}

}  // namespace tandem::fiscal
