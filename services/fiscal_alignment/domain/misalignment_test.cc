#include "services/fiscal_alignment/domain/misalignment.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "services/fiscal_alignment/domain/partnership_testing.h"

namespace tandem::fiscal {
namespace {

using ::testing::ElementsAre;

Misalignment Between(std::string_view vendor, std::string_view partner, const Horizon& horizon) {
  const auto closes = [&](std::string_view notation) {
    return NominalClosesOf(calendar::ParseCalendar(notation, calendar::RefuseFiles).value(),
                           horizon)
        .value();
  };
  return MeasureMisalignment(closes(vendor), closes(partner), horizon);
}

const Horizon k2026 = {.from = CivilDay::FromYmd(2026, 1, 1), .years = 1};

TEST(Misalignment, F2_FebruaryAgainstJanuaryIsAMonthEarlyAndSharesNoUrgency) {
  const Misalignment result = Between("month 02-01", "month 01-01", k2026);
  EXPECT_THAT(result.days_to_nearest_close, ElementsAre(-31, -30, -31, -31));
  EXPECT_EQ(result.shared_days, 0);
  EXPECT_EQ(result.union_days, 112);
  EXPECT_EQ(result.year_offset_months, 11);
  EXPECT_EQ(result.planning_lag_months, 1);
}

TEST(Misalignment, F2_JanuaryAgainstFebruaryIsAMonthLate) {
  const Misalignment result = Between("month 01-01", "month 02-01", k2026);
  EXPECT_THAT(result.days_to_nearest_close, ElementsAre(30, 31, 31, 31));
  EXPECT_EQ(result.shared_days, 0);
  EXPECT_EQ(result.union_days, 112);
  EXPECT_EQ(result.year_offset_months, 1);
  EXPECT_EQ(result.planning_lag_months, 11);
}

TEST(Misalignment, F2_AprilAgainstJanuarySharesEveryUrgencyWindow) {
  const Misalignment result = Between("month 04-01", "month 01-01", k2026);
  EXPECT_THAT(result.days_to_nearest_close, ElementsAre(0, 0, 0, 0));
  EXPECT_EQ(result.shared_days, 56);
  EXPECT_EQ(result.union_days, 56);
  EXPECT_EQ(result.year_offset_months, 9);
  EXPECT_EQ(result.planning_lag_months, 3);
}

TEST(Misalignment, F2_QuartersOfUnlikeLengthAreMeasuredDateByDate) {
  // Costco's quarters have 12, 12, 12 and 16 weeks: no constant phase.
  const Misalignment result =
      Between("month 01-01", "nearest sun aug; weeks 12-12-12-16; week53 p4", k2026);
  EXPECT_THAT(result.days_to_nearest_close, ElementsAre(40, -51, -31, -39));
}

TEST(Misalignment, F2_ABridgeHasClosesButNoOffset) {
  const std::string_view moved = "month 01-01 | bridge 2026-01-01..2026-03-31 | month 04-01";
  const Misalignment result = Between("month 01-01", moved, k2026);
  EXPECT_EQ(result.year_offset_months, std::nullopt);
  EXPECT_EQ(result.planning_lag_months, std::nullopt);
  EXPECT_THAT(result.days_to_nearest_close, ElementsAre(0, 0, 0, 0));
}

TEST(Misalignment, F2_WindowsCountOnlyInsideTheHorizon) {
  // The first window of a year that ends on 5 January began in the December before.
  const Misalignment result = Between("month 01-06", "month 01-06", k2026);
  EXPECT_EQ(result.union_days, 5 + 3 * 14 + 9);
  EXPECT_EQ(result.shared_days, result.union_days);
}

RC_GTEST_PROP(MisalignmentProperty, F2_AgreesWithLookingAtEveryDay, ()) {
  const auto notation = [] {
    return fmt::format("month {:02}-{:02}", *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29));
  };
  const std::string vendor = notation();
  const std::string partner =
      *rc::gen::arbitrary<bool>() ? notation() : "last sat jul; weeks 4-4-5; week53 p7";
  const Horizon horizon = {.from = CivilDay(*rc::gen::inRange(0, 30000)), .years = 2};
  const auto closes = [&](const std::string& text) {
    std::vector<CivilDay> days;
    for (const auto& quarter : calendar::ParseCalendar(text, calendar::RefuseFiles)
                                   .value()
                                   .Quarters(horizon.from - 200, horizon.end() + 200)) {
      days.push_back(quarter.last);
    }
    return days;
  };
  const auto urgent = [](const std::vector<CivilDay>& days, CivilDay day) {
    return std::ranges::any_of(days,
                               [&](CivilDay close) { return close - 13 <= day && day <= close; });
  };
  const auto vendor_closes = closes(vendor);
  const auto partner_closes = closes(partner);
  int shared = 0;
  int either = 0;
  for (CivilDay day = horizon.from; day < horizon.end(); ++day) {
    const bool v = urgent(vendor_closes, day);
    const bool p = urgent(partner_closes, day);
    shared += v && p ? 1 : 0;
    either += v || p ? 1 : 0;
  }
  const Misalignment result = Between(vendor, partner, horizon);
  RC_ASSERT(result.shared_days == shared);
  RC_ASSERT(result.union_days == either);
  for (const int days : result.days_to_nearest_close) RC_ASSERT(days >= -60 && days <= 60);
}

}  // namespace
}  // namespace tandem::fiscal
