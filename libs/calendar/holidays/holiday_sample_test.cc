// Compares the shipped table, day by day and name by name, with an export of 38 countries that was
// made from the same source by other means. It is not part of the project: TANDEM_SAMPLE_DATA names
// the folder that has it.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "libs/calendar/holidays/holiday_table.h"

namespace tandem::calendar {
namespace {

constexpr std::string_view kFile = "holidays_38_countries_2024_2035.csv";
constexpr int kSampleFirst = 2024;
constexpr int kSampleLast = 2035;

using DayLines = std::set<std::string>;

std::string Unquoted(std::string_view field) {
  if (field.starts_with('"')) field = field.substr(1, field.size() - 2);
  return std::string(field);
}

// Takes the source's mark off the name; false if it has none.
bool TakeMark(std::string& name) {
  for (const std::string_view mark : {" (estimated)", ", estimated)"}) {
    if (!name.ends_with(mark)) continue;
    name.resize(name.size() - mark.size());
    if (mark.front() == ',') name += ')';
    return true;
  }
  return false;
}

// The export joins the names of a day by " / ", the table by "; ", and single names of the table
// have " / ", too: split at both and sorted, they are alike. In the export each name is marked as
// estimated; the day is so if all are.
std::string Line(std::string_view day, std::string joined, bool estimated) {
  for (std::size_t at; (at = joined.find("; ")) != std::string::npos;) joined.replace(at, 2, " / ");
  std::vector<std::string> names;
  bool all_marked = true;
  for (std::string_view rest = joined; !rest.empty();) {
    const std::size_t end = std::min(rest.find(" / "), rest.size());
    names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 3, rest.size()));
    all_marked = TakeMark(names.back()) && all_marked;
  }
  std::ranges::sort(names);
  return fmt::format("{} H {}{}", day, fmt::join(names, " / "),
                     estimated || all_marked ? " ~" : "");
}

std::map<std::string, DayLines> ReadSample(std::istream& in) {
  std::map<std::string, DayLines> countries;
  std::string line;
  std::getline(in, line);
  EXPECT_EQ(line, "iso2,date,kind,name");
  while (std::getline(in, line)) {
    // "CN,2024-02-04,W,working weekend day": the first three columns have fixed widths.
    const std::string day = line.substr(3, 10);
    countries[line.substr(0, 2)].insert(
        line[14] == 'W' ? day + " W" : Line(day, Unquoted(line.substr(16)), false));
  }
  return countries;
}

DayLines OfTable(const PlaceHolidays& place) {
  DayLines lines;
  for (int year = kSampleFirst; year <= kSampleLast; ++year) {
    for (const auto& [day, name, estimated] : place.HolidaysOf(year)) {
      lines.insert(Line(day.ToString(), name, estimated));
    }
    for (const CivilDay day : place.WorkingWeekendsOf(year)) lines.insert(day.ToString() + " W");
  }
  return lines;
}

TEST(HolidaySample, R4_TableAgreesWithTheSampleOf38Countries) {
  const char* const folder = std::getenv("TANDEM_SAMPLE_DATA");
  if (folder == nullptr) GTEST_SKIP() << "TANDEM_SAMPLE_DATA does not name the sample's folder";
  std::ifstream in(fmt::format("{}/{}", folder, kFile));
  ASSERT_TRUE(in) << "cannot read " << kFile << " in " << folder;
  const std::map<std::string, DayLines> sample = ReadSample(in);
  EXPECT_EQ(sample.size(), 38);
  for (const auto& [country, expected] : sample) {
    const DayLines actual = OfTable(*HolidayTable::Shipped().Find(country).value());
    std::vector<std::string> differences;
    std::ranges::set_symmetric_difference(expected, actual, std::back_inserter(differences));
    EXPECT_TRUE(differences.empty()) << country << ", in one of the two only:\n"
                                     << fmt::format("{}", fmt::join(differences, "\n"));
  }
}

}  // namespace
}  // namespace tandem::calendar
