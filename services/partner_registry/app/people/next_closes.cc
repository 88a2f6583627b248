#include "services/partner_registry/app/people/next_closes.h"

namespace tandem::partner {
namespace {

// A quarter, or the bridge in its place, lasts 18 months at most.
constexpr int kLongestQuarterDays = 550;
constexpr int kUsualQuarterDays = 100;

StatusOr<std::vector<CivilDay>> Compute(const CalendarSpec& spec, CivilDay from, int count) {
  StatusOr<calendar::FiscalCalendar> calendar = calendar::ReadCalendar(spec);
  if (!calendar.ok()) return Internal(MessageOf(calendar.status()));
  std::vector<CivilDay> days;
  const CivilDay last = from + (kLongestQuarterDays + count * kUsualQuarterDays);
  for (const calendar::FiscalQuarter& quarter : calendar->Quarters(from, last)) {
    if (quarter.last < from) continue;
    days.push_back(quarter.last);
    if (static_cast<int>(days.size()) == count) break;
  }
  return days;
}

}  // namespace

StatusOr<std::vector<CivilDay>> NextCloses::Of(const CalendarSpec& spec) {
  if (!spec.files.empty()) return Compute(spec, from_, count_);
  const auto known = by_notation_.find(spec.notation);
  if (known != by_notation_.end()) return known->second;
  ASSIGN_OR_RETURN(std::vector<CivilDay> days, Compute(spec, from_, count_));
  by_notation_.emplace(spec.notation, days);
  return days;
}

}  // namespace tandem::partner
