#include "services/tandem/commands/inputs.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>

#include <fmt/format.h>

#include "libs/calendar/fiscal/notation.h"
#include "libs/calendar/holidays/holiday_table.h"

namespace tandem::client {

namespace {

// Enough of what was typed to find it again.
std::string Shortened(const std::string& text) {
  constexpr std::size_t kMost = 80;
  return text.size() <= kMost ? text : text.substr(0, kMost) + "..";
}

}  // namespace

StatusOr<std::string> ReadTextFile(const std::string& path) {
  std::error_code unknown;
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open() || std::filesystem::is_directory(path, unknown)) {
    return NotFound(fmt::format("file \"{}\" cannot be read", path));
  }
  return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

StatusOr<calendar::FiscalCalendar> ReadCalendar(std::string_view field, const std::string& text) {
  StatusOr<calendar::FiscalCalendar> calendar = calendar::ParseCalendar(text, ReadTextFile);
  if (calendar.ok()) return calendar;
  return Annotate(calendar.status(), fmt::format("{} \"{}\"", field, Shortened(text)));
}

StatusOr<CivilDay> ReadDay(std::string_view field, const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  const std::size_t last = text.find_last_not_of(' ');
  const bool blank = first == std::string::npos;
  StatusOr<CivilDay> day = CivilDay::Parse(
      blank ? std::string_view() : std::string_view(text).substr(first, last - first + 1));
  return day.ok() ? day : Annotate(day.status(), field);
}

StatusOr<std::vector<CivilDay>> ReadDays(std::string_view field,
                                         const std::vector<std::string>& texts) {
  std::vector<CivilDay> days;
  for (const std::string& text : texts) {
    ASSIGN_OR_RETURN(const CivilDay day, ReadDay(field, text));
    days.push_back(day);
  }
  return days;
}

StatusOr<fiscal::Horizon> ReadHorizon(const std::string& from, int years, CivilDay today) {
  fiscal::Horizon horizon{.from = CivilDay::FromYmd(today.year(), today.month(), 1),
                          .years = years};
  if (!from.empty()) {
    ASSIGN_OR_RETURN(horizon.from, ReadDay("--from", from));
  }
  const Status status = horizon.Validate();
  return status.ok() ? StatusOr<fiscal::Horizon>(horizon) : Annotate(status, "--from and --years");
}

struct PlaceWorkingDays::Cache {
  std::mutex mutex;
  // Guarded by mutex; places that do not exist are kept too.
  std::map<std::string, StatusOr<std::shared_ptr<const calendar::WorkingDays>>> by_place;
};

PlaceWorkingDays::PlaceWorkingDays(const fiscal::Horizon& horizon)
    : span_(fiscal::PartySchedule::WorkingSpan(horizon)), cache_(std::make_unique<Cache>()) {}

PlaceWorkingDays::~PlaceWorkingDays() = default;

StatusOr<std::shared_ptr<const calendar::WorkingDays>> PlaceWorkingDays::Of(
    const std::string& place) {
  const std::lock_guard lock(cache_->mutex);
  const auto known = cache_->by_place.find(place);
  if (known != cache_->by_place.end()) return known->second;
  std::shared_ptr<const calendar::PlaceHolidays> holidays;
  if (!place.empty()) {
    auto found = calendar::HolidayTable::Shipped().Find(place);
    if (!found.ok()) return cache_->by_place.emplace(place, found.status()).first->second;
    holidays = *std::move(found);
  }
  auto working = std::make_shared<const calendar::WorkingDays>(
      calendar::WorkingDays::Of(holidays.get(), {}, span_));
  return cache_->by_place.emplace(place, std::move(working)).first->second;
}

}  // namespace tandem::client
