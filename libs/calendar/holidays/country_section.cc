#include "libs/calendar/holidays/country_section.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "libs/calendar/holidays/text_fields.h"

namespace tandem::calendar {
namespace {

constexpr std::string_view kCountryItself = ".";
constexpr std::string_view kEverywhere = "*";

Status Malformed(std::string_view line) {
  return Internal(fmt::format("the holiday table has a malformed line: {}", line));
}

// "CA,TX", or "*,-CA" for all places but some.
bool Holds(std::string_view scope, std::string_view place) {
  bool holds = false;
  while (!scope.empty()) {
    const std::string_view item = TakeField(scope, ",");
    if (item == place || item == kEverywhere) holds = true;
    if (item.starts_with('-') && item.substr(1) == place) return false;
  }
  return holds;
}

// One "MM-DD=2015,2017-2035".
bool ReadDate(std::string_view text, std::vector<CivilDay>& days) {
  std::string_view month_day = TakeField(text, "=");
  const std::optional<int> month = WholeNumber(TakeField(month_day, "-"));
  const std::optional<int> day = WholeNumber(month_day);
  if (!month || !day || text.empty()) return false;
  while (!text.empty()) {
    std::string_view range = TakeField(text, ",");
    const std::optional<int> first = WholeNumber(TakeField(range, "-"));
    const std::optional<int> last = range.empty() ? first : WholeNumber(range);
    if (!first || !last) return false;
    for (int year = *first; year <= *last; ++year) {
      const std::chrono::year_month_day date(std::chrono::year(year),
                                             std::chrono::month(static_cast<unsigned>(*month)),
                                             std::chrono::day(static_cast<unsigned>(*day)));
      if (!date.ok()) return false;
      days.push_back(
          CivilDay::FromYmd(year, static_cast<unsigned>(*month), static_cast<unsigned>(*day)));
    }
  }
  return true;
}

bool ReadDates(std::string_view text, std::vector<CivilDay>& days) {
  if (text.empty()) return false;
  while (!text.empty()) {
    if (!ReadDate(TakeField(text, " "), days)) return false;
  }
  return true;
}

bool ReadWeekend(std::string_view text, WeekdaySet& weekend) {
  if (text.empty()) return false;
  while (!text.empty()) {
    const std::optional<int> weekday = WholeNumber(TakeField(text, " "));
    if (!weekday || *weekday > 6) return false;
    weekend.set(static_cast<std::size_t>(*weekday));
  }
  return true;
}

bool ReadAnnounced(std::string_view text, PlaceFacts& facts) {
  const std::optional<int> holidays = WholeNumber(TakeField(text, " "));
  const std::optional<int> working_weekends = WholeNumber(text);
  if (!holidays || !working_weekends) return false;
  facts.last_announced_year = *holidays;
  facts.last_announced_working_weekend_year = *working_weekends;
  return true;
}

bool ReadHolidays(std::string_view text, bool estimated, PlaceFacts& facts) {
  std::vector<CivilDay> days;
  if (!ReadDates(TakeField(text, " | "), days) || text.empty()) return false;
  for (const CivilDay day : days) facts.holidays.push_back({day, std::string(text), estimated});
  return true;
}

bool ReadLine(std::string_view line, std::string_view place, PlaceFacts& facts) {
  const std::string_view keyword = TakeField(line, " ");
  if (keyword == "country" || keyword == "also" || keyword == "subdivision") return true;
  if (keyword == "announced") return ReadAnnounced(line, facts);
  const std::string_view scope = TakeField(line, " | ");
  if (!Holds(scope, place)) return true;
  if (keyword == "weekend") return ReadWeekend(line, facts.weekend);
  if (keyword == "workday") return ReadDates(line, facts.working_weekends);
  if (keyword == "holiday") return ReadHolidays(line, false, facts);
  if (keyword == "estimated") return ReadHolidays(line, true, facts);
  return false;
}

}  // namespace

std::string_view CountrySection::code() const {
  std::string_view rest = lines_;
  std::string_view line = TakeField(rest, "\n");
  TakeField(line, " ");
  return line;
}

std::vector<Spelling> CountrySection::OtherSpellings() const {
  std::vector<Spelling> spellings;
  for (std::string_view rest = lines_; !rest.empty();) {
    std::string_view line = TakeField(rest, "\n");
    if (TakeField(line, " ") != "also") continue;
    while (!line.empty()) spellings.push_back({TakeField(line, "; "), code()});
    break;
  }
  return spellings;
}

std::vector<Spelling> CountrySection::SubdivisionSpellings() const {
  std::vector<Spelling> spellings;
  for (std::string_view rest = lines_; !rest.empty();) {
    std::string_view line = TakeField(rest, "\n");
    if (TakeField(line, " ") != "subdivision") continue;
    const std::string_view code = TakeField(line, " | ");
    spellings.push_back({code, code});
    while (!line.empty()) spellings.push_back({TakeField(line, "; "), code});
  }
  return spellings;
}

std::vector<std::string_view> CountrySection::Subdivisions() const {
  std::vector<std::string_view> codes;
  for (const Spelling& spelling : SubdivisionSpellings()) {
    if (codes.empty() || codes.back() != spelling.code) codes.push_back(spelling.code);
  }
  return codes;
}

std::optional<std::string_view> CountrySection::FindSubdivision(std::string_view spelling) const {
  const std::string wanted = AsciiUpper(spelling);
  std::optional<std::string_view> by_name;
  for (const auto& [text, code] : SubdivisionSpellings()) {
    if (AsciiUpper(text) != wanted) continue;
    if (text == code) return code;
    by_name = code;
  }
  return by_name;
}

StatusOr<PlaceFacts> CountrySection::Read(std::optional<std::string_view> subdivision) const {
  PlaceFacts facts;
  facts.code = subdivision ? fmt::format("{}-{}", code(), *subdivision) : std::string(code());
  facts.first_year = table_years_.first;
  for (std::string_view rest = lines_; !rest.empty();) {
    const std::string_view line = TakeField(rest, "\n");
    if (!ReadLine(line, subdivision.value_or(kCountryItself), facts)) return Malformed(line);
  }
  if (facts.last_announced_year < table_years_.first ||
      facts.last_announced_year > table_years_.last) {
    return Internal(fmt::format("the holiday table has no valid announced year for {}", code()));
  }
  std::ranges::sort(facts.working_weekends);
  std::ranges::sort(facts.holidays, {}, [](const PublicHoliday& holiday) {
    return std::tuple(holiday.day, std::string_view(holiday.name));
  });
  // The source knows some places from a later year on only (Guinea-Bissau from 2023).
  if (!facts.holidays.empty()) facts.first_year = facts.holidays.front().day.year();
  return facts;
}

}  // namespace tandem::calendar
