#include "services/partner_registry/domain/organisation_settings.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/calendar/holidays/holiday_table.h"
#include "services/partner_registry/domain/field.h"

namespace tandem::partner {
namespace {

constexpr int kLongestLead = 60;
constexpr std::size_t kMostShutdowns = 500;
constexpr int kLongestShutdown = 400;
constexpr std::size_t kMostWorkingWeekends = 500;

std::string Text(const Shutdown& shutdown) {
  return fmt::format("{}..{}", shutdown.first.ToString(), shutdown.last.ToString());
}

Status CheckShutdowns(std::string_view field, std::vector<Shutdown>& shutdowns) {
  if (shutdowns.size() > kMostShutdowns) {
    return InvalidField(field, fmt::format("must be at most {} spans", kMostShutdowns));
  }
  for (std::size_t i = 0; i < shutdowns.size(); ++i) {
    const int days = shutdowns[i].last - shutdowns[i].first + 1;
    if (days >= 1 && days <= kLongestShutdown) continue;
    return InvalidField(fmt::format("{}[{}]", field, i),
                        days < 1 ? fmt::format("{} ends before it starts", Text(shutdowns[i]))
                                 : fmt::format("{} has {} days, more than {}", Text(shutdowns[i]),
                                               days, kLongestShutdown));
  }
  std::ranges::sort(shutdowns);
  const auto overlap = std::ranges::adjacent_find(
      shutdowns, [](const Shutdown& a, const Shutdown& b) { return b.first <= a.last; });
  if (overlap == shutdowns.end()) return OkStatus();
  return InvalidField(field, fmt::format("{} and {} overlap", Text(*overlap), Text(overlap[1])));
}

Status CheckWorkingWeekends(std::string_view field, std::vector<CivilDay>& days) {
  std::ranges::sort(days);
  const auto repeated = std::ranges::unique(days);
  days.erase(repeated.begin(), repeated.end());
  if (days.size() <= kMostWorkingWeekends) return OkStatus();
  return InvalidField(field, fmt::format("must be at most {} days", kMostWorkingWeekends));
}

}  // namespace

StatusOr<std::string> CanonicalCountry(std::string_view country) {
  if (country.empty()) return std::string();
  ASSIGN_OR_RETURN(const std::shared_ptr<const calendar::PlaceHolidays> place,
                   calendar::HolidayTable::Shipped().Find(country));
  return place->code();
}

Status CheckLeadDays(std::string_view field, int lead_days) {
  if (lead_days >= 0 && lead_days <= kLongestLead) return OkStatus();
  return InvalidField(field, fmt::format("{} must be 0 to {}", lead_days, kLongestLead));
}

StatusOr<SettingsValues> CheckSettings(std::string_view path, SettingsValues values) {
  const auto field = [&](std::string_view name) { return fmt::format("{}.{}", path, name); };
  StatusOr<std::string> country = CanonicalCountry(values.country);
  if (!country.ok()) return AtField(field("country"), country.status());
  values.country = *std::move(country);
  if (values.free_weekdays.all()) {
    return InvalidField(field("free_weekdays"), "must leave at least one working day");
  }
  RETURN_IF_ERROR(CheckLeadDays(field("lead_days"), values.lead_days));
  RETURN_IF_ERROR(CheckShutdowns(field("shutdowns"), values.shutdowns));
  RETURN_IF_ERROR(CheckWorkingWeekends(field("working_weekends"), values.working_weekends));
  return values;
}

}  // namespace tandem::partner
