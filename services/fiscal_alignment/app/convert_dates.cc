#include "services/fiscal_alignment/app/convert_dates.h"

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

StatusOr<FiscalDay> Convert(const calendar::FiscalCalendar& calendar, CivilDay day) {
  FiscalDay fiscal{.day = day};
  ASSIGN_OR_RETURN(fiscal.period, calendar.PeriodOf(day));
  ASSIGN_OR_RETURN(fiscal.quarter, calendar.QuarterOf(day));
  ASSIGN_OR_RETURN(fiscal.booking_close, calendar.CloseInstantOf(day));
  return fiscal;
}

}  // namespace

StatusOr<ConvertedDays> ConvertDates::Run(const OrganisationName& organisation,
                                          std::vector<CivilDay> days) const {
  if (days.size() > kMostDays) {
    return InvalidField("days", fmt::format("has {} days, more than {}", days.size(), kMostDays));
  }
  std::optional<OrganisationState> state;
  RETURN_IF_ERROR(storage::ReadFor(
      database_, organisation.vendor.value(), [&](storage::Transaction& transaction) -> Status {
        ASSIGN_OR_RETURN(state, Registered(organisations_, transaction, organisation));
        return OkStatus();
      }));
  RETURN_IF_ERROR(CheckHasCalendar(*state));
  ASSIGN_OR_RETURN(const calendar::FiscalCalendar calendar,
                   calendar::ReadCalendar(state->calendar.spec));
  if (days.empty()) days.push_back(UtcDay(clock_.Now()));
  ConvertedDays converted{.calendar_revision = state->calendar.revision};
  converted.days.reserve(days.size());
  for (const CivilDay day : days) {
    auto fiscal = Convert(calendar, day);
    if (fiscal.status().code() == StatusCode::kInvalidArgument) {
      return InvalidField(fmt::format("days[{}]", converted.days.size()),
                          MessageOf(fiscal.status()));
    }
    if (!fiscal.ok()) return fiscal.status();
    converted.days.push_back(*std::move(fiscal));
  }
  return converted;
}

}  // namespace tandem::fiscal
