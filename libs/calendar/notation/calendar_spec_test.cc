#include "libs/calendar/notation/calendar_spec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tandem::calendar {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kRows =
    "year_label,quarter,period,start,end\n2026,1,1,2026-01-01,2026-12-31\n";

std::string WhyNot(const CalendarSpec& spec) {
  const auto calendar = ReadCalendar(spec);
  return calendar.ok() ? "" : std::string(MessageOf(calendar.status()));
}

TEST(CalendarSpec, F1_ASpecBringsExactlyTheFilesThatItNames) {
  EXPECT_EQ(WhyNot({"month 02-01", {}}), "");
  EXPECT_THAT(WhyNot({"rows @p.csv", {}}), HasSubstr("@p.csv, which is not given"));
  EXPECT_THAT(WhyNot({"month 02-01", {{"p.csv", kRows}}}), HasSubstr("does not name"));
  EXPECT_THAT(WhyNot({"rows @p.csv", {{"p.csv", kRows}, {"p.csv", kRows}}}), HasSubstr("twice"));
}

TEST(CalendarSpec, F1_TheCanonicalSpecLeavesOutWhatOnlyHeldTheNotation) {
  const CalendarSpec spec{"@rule.txt", {{"rule.txt", " Month  2-1 "}}};
  const auto calendar = ReadCalendar(spec);
  ASSERT_TRUE(calendar.ok()) << MessageOf(calendar.status());
  const CalendarSpec canonical = Canonical(*calendar, spec);
  EXPECT_EQ(canonical.notation, "month 02-01");
  EXPECT_THAT(canonical.files, ElementsAre());
  EXPECT_EQ(WhyNot(canonical), "");
}

}  // namespace
}  // namespace tandem::calendar
