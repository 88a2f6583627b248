#include "services/tandem/views/people/working_calendar_view.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tandem::client {
namespace {

std::string_view WeekdayOf(CivilDay day) {
  constexpr std::array<std::string_view, 7> kNames = {"Mon", "Tue", "Wed", "Thu",
                                                      "Fri", "Sat", "Sun"};
  return kNames.at(day.weekday().iso_encoding() - 1);
}

bool AreAlike(const ExplainedDay& a, const ExplainedDay& b) {
  return a.works == b.works && a.reasons == b.reasons && a.holidays == b.holidays &&
         a.estimated == b.estimated;
}

// "Spring bank holiday, away; not announced yet".
std::string Explanation(const ExplainedDay& day) {
  std::vector<std::string> parts = day.holidays;
  for (const std::string& reason : day.reasons) {
    if (reason != "public holiday") parts.push_back(reason);
  }
  std::string text = fmt::format("{}", fmt::join(parts, ", "));
  if (day.estimated) text += text.empty() ? "estimated" : " (estimated)";
  return text;
}

std::string HeaderOf(const ExplainedCalendar& calendar, const Terminal& terminal) {
  const std::string place = calendar.country.empty() ? std::string("no public holidays are known")
                                                     : "public holidays of " + calendar.country;
  const std::string about = fmt::format(
      "{}; {}; free on {}", calendar.time_zone, place,
      calendar.free_weekdays.empty() ? std::string("no weekday")
                                     : fmt::format("{}", fmt::join(calendar.free_weekdays, ", ")));
  return terminal.Bold(
             Fitted(fmt::format("{} ({})", calendar.name, calendar.person), Terminal::kColumns)) +
         "\n" + Wrapped(Printable(about), 0);
}

}  // namespace

std::string CalendarAsText(const ExplainedCalendar& calendar, const Terminal& terminal) {
  TextTable table({{"from"},
                   {""},
                   {"until"},
                   {""},
                   {"days", TextTable::Align::kRight},
                   {"works"},
                   {"because", TextTable::Align::kLeft, 35}});
  const auto& days = calendar.days;
  for (std::size_t first = 0; first < days.size();) {
    std::size_t last = first;
    while (last + 1 < days.size() && AreAlike(days[first], days[last + 1])) ++last;
    const CivilDay begin = days[first].day;
    const CivilDay end = days[last].day;
    const bool one = first == last;
    table.Add({begin.ToString(), std::string(WeekdayOf(begin)), one ? "" : end.ToString(),
               one ? "" : std::string(WeekdayOf(end)), std::to_string(last - first + 1),
               days[first].works ? "yes" : "no", Explanation(days[first])});
    first = last + 1;
  }
  return HeaderOf(calendar, terminal) + "\n" + table.Draw(terminal) +
         fmt::format("\n{} of {} days are working days.\n", calendar.working_days, days.size());
}

Listing CalendarRows(const ExplainedCalendar& calendar) {
  Listing listing({{"date", ""},
                   {"weekday", ""},
                   {"works", ""},
                   {"reasons", ""},
                   {"holidays", ""},
                   {"estimated", ""}});
  for (const ExplainedDay& day : calendar.days) {
    listing.Add({day.day.ToString(), std::string(WeekdayOf(day.day)), Cell::Truth(day.works),
                 day.reasons, day.holidays, Cell::Truth(day.estimated)});
  }
  return listing;
}

}  // namespace tandem::client
