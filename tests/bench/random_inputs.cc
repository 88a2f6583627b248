#include "tests/bench/random_inputs.h"

#include <fmt/format.h>

#include "libs/calendar/holidays/holiday_table.h"
#include "libs/calendar/notation/notation.h"

namespace tandem::bench {

CivilDay FirstDay() { return CivilDay::FromYmd(1990, 1, 1); }
CivilDay LastDay() { return CivilDay::FromYmd(2100, 12, 31); }

std::vector<CivilDay> RandomDays(Random& random, std::size_t count) {
  std::vector<CivilDay> days(count);
  for (CivilDay& day : days) day = FirstDay() + random.Below(LastDay() - FirstDay() + 1);
  return days;
}

std::string RandomNotation(Random& random) {
  static const std::vector<std::string> kWeekdays = {"mon", "tue", "wed", "thu",
                                                     "fri", "sat", "sun"};
  static const std::vector<std::string> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
  static const std::vector<std::string> kLabels = {"end", "start"};
  struct Pattern {
    std::string weeks;
    int periods;
  };
  static const std::vector<Pattern> kPatterns = {
      {"4-4-5", 12}, {"4-5-4", 12}, {"5-4-4", 12}, {"13x4", 13}, {"12-12-12-16", 4}};

  const int month = random.Below(12);
  const auto month_number = static_cast<unsigned>(month) + 1;
  const int days = static_cast<int>(CivilDay::DaysInMonth(2024, month_number));
  const std::string start = fmt::format("{:02}-{:02}", month_number, 1 + random.Below(days));
  const std::string& label = random.Of(kLabels);
  const int kind = random.Below(4);
  if (kind == 0) return fmt::format("month {}; label {}", start, label);
  const std::string& weekday = random.Of(kWeekdays);
  const std::string& month_name = kMonths[static_cast<std::size_t>(month)];
  const std::string base = kind == 1   ? fmt::format("last {} {}", weekday, month_name)
                           : kind == 2 ? fmt::format("nearest {} {}", weekday, month_name)
                                       : fmt::format("first {} on-or-after {}", weekday, start);
  const Pattern& pattern = random.Of(kPatterns);
  return fmt::format("{}; weeks {}; week53 p{}; label {}", base, pattern.weeks,
                     1 + random.Below(pattern.periods), label);
}

calendar::FiscalCalendar Parse(const std::string& notation) {
  return calendar::ParseCalendar(notation, calendar::RefuseFiles).value();
}

std::vector<std::string> AllPlaces() {
  const calendar::HolidayTable& table = calendar::HolidayTable::Shipped();
  std::vector<std::string> places;
  for (const std::string& country : table.Countries()) {
    places.push_back(country);
    const std::vector<std::string> subdivisions = table.SubdivisionsOf(country).value();
    for (const std::string& subdivision : subdivisions) {
      places.push_back(fmt::format("{}-{}", country, subdivision));
    }
  }
  return places;
}

std::shared_ptr<const calendar::WorkingDays> WorkingDaysOf(const std::string& place,
                                                           calendar::DaySpan span) {
  const auto holidays = calendar::HolidayTable::Shipped().Find(place).value();
  return std::make_shared<const calendar::WorkingDays>(
      calendar::WorkingDays::Of(holidays.get(), {}, span));
}

}  // namespace tandem::bench
