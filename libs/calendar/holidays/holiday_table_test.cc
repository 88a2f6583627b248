#include "libs/calendar/holidays/holiday_table.h"

#include <algorithm>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tandem::calendar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;

using Place = std::shared_ptr<const PlaceHolidays>;

Place Shipped(std::string_view code) { return HolidayTable::Shipped().Find(code).value(); }

std::vector<std::string> Lines(const PlaceHolidays& place, int year) {
  std::vector<std::string> lines;
  for (const auto& [day, name, estimated] : place.HolidaysOf(year)) {
    lines.push_back(fmt::format("{} {}{}", day.ToString(), name, estimated ? " ~" : ""));
  }
  return lines;
}

bool IsHoliday(const PlaceHolidays& place, int year, unsigned month, unsigned day) {
  return std::ranges::any_of(place.HolidaysOf(year), [&](const PublicHoliday& holiday) {
    return holiday.day == CivilDay::FromYmd(year, month, day);
  });
}

std::vector<std::string> WorkingWeekends(const PlaceHolidays& place, int year) {
  std::vector<std::string> days;
  for (const CivilDay day : place.WorkingWeekendsOf(year)) days.push_back(day.ToString());
  return days;
}

std::string ErrorOf(const HolidayTable& table, std::string_view code) {
  const Status status = table.Find(code).status();
  return status.code() == StatusCode::kInvalidArgument ? std::string(MessageOf(status))
                                                       : status.ToString();
}

constexpr WeekdaySet kFridaySaturday(0b1100000);
constexpr WeekdaySet kSaturdaySunday(0b1000001);

TEST(HolidayTable, R4_YearsBeforeThoseThatTheSourceKnowsAreEstimatedNeverNone) {
  const auto place = HolidayTable::Shipped().Find("GW").value();
  EXPECT_TRUE(place->IsEstimated(2022));
  EXPECT_FALSE(place->HolidaysOf(2022).empty());
  EXPECT_FALSE(place->IsEstimated(2023));
}

TEST(HolidayTable, HeaderNamesSourceAndYears) {
  const HolidayTable& table = HolidayTable::Shipped();
  EXPECT_EQ(table.source_version(), "holidays 0.109");
  EXPECT_EQ(table.first_year(), 2015);
  EXPECT_EQ(table.last_year(), 2035);
}

TEST(HolidayTable, R4_HolidaysOfACountry) {
  const Place us = Shipped("US");
  EXPECT_EQ(us->code(), "US");
  EXPECT_THAT(Lines(*us, 2026),
              ElementsAre("2026-01-01 New Year's Day", "2026-01-19 Martin Luther King Jr. Day",
                          "2026-02-16 Washington's Birthday", "2026-05-25 Memorial Day",
                          "2026-06-19 Juneteenth National Independence Day",
                          "2026-07-03 Independence Day "
                          "(observed)",
                          "2026-07-04 Independence Day", "2026-09-07 Labor Day",
                          "2026-10-12 Columbus Day", "2026-11-11 Veterans Day",
                          "2026-11-26 Thanksgiving Day", "2026-12-25 Christmas Day"));
  EXPECT_FALSE(us->IsEstimated(2026));
}

TEST(HolidayTable, R4_ASubdivisionAddsDays) {
  EXPECT_FALSE(IsHoliday(*Shipped("DE"), 2026, 1, 6));
  EXPECT_TRUE(IsHoliday(*Shipped("DE-BY"), 2026, 1, 6));
  EXPECT_TRUE(IsHoliday(*Shipped("DE-BY"), 2026, 10, 3));
  EXPECT_THAT(Lines(*Shipped("US-CA"), 2026), IsSupersetOf({"2026-03-31 Cesar Chavez Day"}));
}

TEST(HolidayTable, R4_ASubdivisionRemovesDays) {
  EXPECT_TRUE(IsHoliday(*Shipped("US"), 2026, 10, 12));
  EXPECT_FALSE(IsHoliday(*Shipped("US-CA"), 2026, 10, 12));
}

TEST(HolidayTable, R4_WeekendOfThePlace) {
  for (const char* code : {"IL", "SA", "EG", "QA"}) {
    EXPECT_EQ(Shipped(code)->weekend(), kFridaySaturday) << code;
  }
  for (const char* code : {"US", "AE", "MY"}) {
    EXPECT_EQ(Shipped(code)->weekend(), kSaturdaySunday) << code;
  }
  EXPECT_EQ(Shipped("MY-02")->weekend(), kFridaySaturday) << "Kedah rests on Friday";
}

TEST(HolidayTable, R4_DeclaredWorkingWeekends) {
  const Place china = Shipped("CN");
  EXPECT_THAT(WorkingWeekends(*china, 2024),
              ElementsAre("2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11",
                          "2024-09-14", "2024-09-29", "2024-10-12"));
  EXPECT_THAT(WorkingWeekends(*china, 2025),
              ElementsAre("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"));
  EXPECT_THAT(WorkingWeekends(*china, 2027), IsEmpty());
  EXPECT_THAT(WorkingWeekends(*Shipped("US"), 2025), IsEmpty());
}

TEST(HolidayTable, R4_AfterTheLastWorkingWeekendsTheYearIsEstimated) {
  const Place china = Shipped("CN");
  EXPECT_EQ(china->last_announced_working_weekend_year(), 2026);
  EXPECT_FALSE(china->IsEstimated(2026));
  EXPECT_TRUE(china->IsEstimated(2027));
  // Days off in lieu are unknown, yet the statutory days are in the table.
  EXPECT_THAT(Lines(*china, 2027), IsSupersetOf({"2027-02-06 Chinese New Year (Spring Festival)"}));
  EXPECT_FALSE(Shipped("US")->IsEstimated(2035));
}

TEST(HolidayTable, R4_WhatTheSourceEstimatesIsEstimated) {
  const std::vector<std::string> lines = Lines(*Shipped("AE"), 2030);
  EXPECT_THAT(lines, IsSupersetOf({"2030-02-04 Eid al-Fitr ~", "2030-12-02 National Day"}));
  EXPECT_THAT(lines, Not(testing::Contains(HasSubstr("stimated"))));
}

TEST(HolidayTable, R4_BeyondTheAnnouncedYearsFixedDatesAreAssumed) {
  const Place us = Shipped("US");
  EXPECT_TRUE(us->IsEstimated(2040));
  EXPECT_THAT(Lines(*us, 2040),
              ElementsAre("2040-01-01 New Year's Day ~",
                          "2040-06-19 Juneteenth National Independence Day ~",
                          "2040-07-04 Independence Day ~", "2040-11-11 Veterans Day ~",
                          "2040-12-25 Christmas Day ~"));
  EXPECT_THAT(WorkingWeekends(*Shipped("CN"), 2040), IsEmpty());
}

TEST(HolidayTable, R4_BeforeTheTableFixedDatesAreAssumed) {
  const Place us = Shipped("US");
  EXPECT_TRUE(us->IsEstimated(2014));
  EXPECT_FALSE(us->IsEstimated(2015));
  EXPECT_THAT(Lines(*us, 1990),
              ElementsAre("1990-01-01 New Year's Day ~", "1990-07-04 Independence Day ~",
                          "1990-11-11 Veterans Day ~", "1990-12-25 Christmas Day ~"));
}

TEST(HolidayTable, R4_ACountryWhoseHolidaysEndEarlyIsAssumedFromThere) {
  const Place sri_lanka = Shipped("LK");
  EXPECT_EQ(sri_lanka->last_announced_year(), 2026);
  EXPECT_FALSE(sri_lanka->IsEstimated(2026));
  EXPECT_TRUE(sri_lanka->IsEstimated(2027));
  EXPECT_THAT(Lines(*sri_lanka, 2030),
              IsSupersetOf({"2030-02-04 Independence Day ~", "2030-12-25 Christmas Day ~"}));
}

TEST(HolidayTable, CodesAndNamesInAnyCase) {
  EXPECT_EQ(Shipped("us-ca")->code(), "US-CA");
  EXPECT_EQ(Shipped("us-california")->code(), "US-CA");
  EXPECT_EQ(Shipped("de-Baden-Württemberg")->code(), "DE-BW");
  EXPECT_EQ(Shipped("au-nsw western")->code(), "AU-NSW Western");
}

TEST(HolidayTable, UnknownCountrySuggests) {
  const HolidayTable& table = HolidayTable::Shipped();
  EXPECT_EQ(ErrorOf(table, "UK"),
            "country \"UK\": must be an ISO 3166-1 alpha-2 code that the holiday table has, "
            "perhaps GB");
  EXPECT_THAT(ErrorOf(table, "deu-BY"), HasSubstr("perhaps DE"));
  EXPECT_THAT(ErrorOf(table, "Germany"), HasSubstr("perhaps DE"));
  EXPECT_THAT(ErrorOf(table, "Swizerland"), HasSubstr("perhaps CH, "));
  EXPECT_THAT(ErrorOf(table, "XX"), HasSubstr("perhaps AX, CX, MX, SX, XK")) << "five at most";
  EXPECT_THAT(ErrorOf(table, ""), HasSubstr("country \"\": must be"));
  EXPECT_THAT(ErrorOf(table, "US\n"), HasSubstr("must be an ISO 3166-1 alpha-2 code"));
}

TEST(HolidayTable, UnknownSubdivisionSuggests) {
  const HolidayTable& table = HolidayTable::Shipped();
  EXPECT_THAT(ErrorOf(table, "US-Californa"),
              HasSubstr("subdivision \"Californa\": must be one of the 57 that the holiday table "
                        "has of US, perhaps CA, "));
  EXPECT_EQ(ErrorOf(table, "GB-ENGL"),
            "subdivision \"ENGL\": must be one of the 4 that the holiday table has of GB, "
            "ENG, NIR, SCT, WLS");
  EXPECT_EQ(ErrorOf(table, "IL-X"),
            "subdivision \"X\": the holiday table has none of IL; give \"IL\" alone");
  EXPECT_THAT(ErrorOf(table, "US-"), HasSubstr("subdivision \"\""));
}

TEST(HolidayTable, EveryPlaceOfTheTableIsRead) {
  const HolidayTable& table = HolidayTable::Shipped();
  const std::vector<std::string> countries = table.Countries();
  EXPECT_EQ(countries.size(), 250);
  EXPECT_TRUE(std::ranges::is_sorted(countries));
  std::size_t subdivisions = 0;
  for (const std::string& country : countries) {
    ASSERT_TRUE(table.Find(country).ok()) << country << table.Find(country).status();
    const std::vector<std::string> codes = table.SubdivisionsOf(country).value();
    for (const std::string& subdivision : codes) {
      const std::string code = fmt::format("{}-{}", country, subdivision);
      const auto place = table.Find(code);
      ASSERT_TRUE(place.ok()) << code << place.status();
      EXPECT_EQ((*place)->code(), code);
      EXPECT_TRUE((*place)->weekend().any()) << code;
      ++subdivisions;
    }
  }
  EXPECT_EQ(subdivisions, 651);
}

TEST(HolidayTable, APlaceIsReadOnceForAllThreads) {
  const HolidayTable& table = HolidayTable::Shipped();
  std::vector<Place> found(8);
  {
    std::vector<std::jthread> threads;
    threads.reserve(found.size());
    for (Place& place : found) {
      threads.emplace_back([&] { place = table.Find("NZ-AUK").value(); });
    }
  }
  EXPECT_THAT(found, testing::Each(found.front()));
}

constexpr std::string_view kHeader = "tandem-holidays 1\nsource test 1\nyears 2024 2026\n# note\n";

TEST(HolidayTable, ParsesATable) {
  const auto table = HolidayTable::Parse(
      fmt::format("{}\ncountry AA\nalso AAA\nannounced 2025 2024\nsubdivision B | Bee\nsubdivision "
                  "C\nweekend *,-C | 0 6\nweekend C | 5 6\nworkday B | 01-06=2024\nholiday *,-C | "
                  "03-01=2024-2025 12-31=2024 | First\nestimated .,C | 03-01=2025 | Moon\n",
                  kHeader));
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(table->source_version(), "test 1");
  EXPECT_THAT(Lines(*table->Find("AA").value(), 2025), ElementsAre("2025-03-01 First; Moon"));
  EXPECT_THAT(Lines(*table->Find("AA-bee").value(), 2024),
              ElementsAre("2024-03-01 First", "2024-12-31 First"));
  EXPECT_THAT(WorkingWeekends(*table->Find("AA-B").value(), 2024), ElementsAre("2024-01-06"));
  EXPECT_THAT(Lines(*table->Find("AA-C").value(), 2025), ElementsAre("2025-03-01 Moon ~"));
  EXPECT_EQ(table->Find("AA-C").value()->weekend(), kFridaySaturday);
}

TEST(HolidayTable, RefusesAnotherHeader) {
  for (const char* text :
       {"", "tandem-holidays 2\nsource x 1\nyears 2024 2026\n",
        "tandem-holidays 1\nyears 2024 2026\n", "tandem-holidays 1\nsource x 1\nyears 2026 2024\n",
        "tandem-holidays 1\nsource x 1\nyears\n"}) {
    EXPECT_EQ(HolidayTable::Parse(text).status().code(), StatusCode::kInvalidArgument) << text;
  }
}

TEST(HolidayTable, NamesAMalformedLine) {
  for (const char* line :
       {"festival * | 01-01=2024 | X", "holiday * | 01-01=2024", "holiday * | 02-30=2024 | X",
        "holiday * | 01-01=2024- 01-02=20x4 | X", "holiday * | 13-01=2024 | X", "holiday * |  | X",
        "weekend * | 7", "workday * | ", "announced 2024", "announced 1999 0"}) {
    const auto table = HolidayTable::Parse(
        fmt::format("{}\ncountry AA\nannounced 2025 0\n{}\n.\n", kHeader, line));
    const Status status = table.value().Find("AA").status();
    EXPECT_EQ(status.code(), StatusCode::kInternal) << line << status;
  }
}

}  // namespace
}  // namespace tandem::calendar
