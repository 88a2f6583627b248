#include "libs/wire/type_values.h"

#include <gtest/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::wire {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

type::v1::CivilDate Date(int year, int month, int day) {
  type::v1::CivilDate date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

TEST(TypeValues, InstantsKeepTheirMicrosecondsAlsoBefore1970) {
  for (const std::int64_t micros : {0L, 1L, -1L, 1'700'000'000'123'456L, -86'400'000'001L}) {
    const auto timestamp = ToProto(FromMicros(micros));
    EXPECT_GE(timestamp.nanos(), 0) << micros;
    EXPECT_EQ(ToMicros(FromProto(timestamp)), micros);
  }
  EXPECT_EQ(ToProto(FromMicros(-1)).seconds(), -1);
}

TEST(TypeValues, DaysComeBackAndWhatIsNoDayNamesItsField) {
  const CivilDay leap = *CivilDay::Parse("2028-02-29");
  EXPECT_EQ(*FromProto("first_day", ToProto(leap)), leap);
  for (const auto& date :
       {Date(2027, 2, 29), Date(2026, 13, 1), Date(2026, 0, 1), Date(0, 0, 0), Date(-5, 1, 1),
        Date(10'000, 1, 1), Date(2026, 1, 100), Date(2026, -1, 1)}) {
    const auto day = FromProto("first_day", date);
    ASSERT_THAT(day, StatusIs(StatusCode::kInvalidArgument, HasSubstr("first_day")))
        << date.ShortDebugString();
    EXPECT_EQ(FieldOf(day.status()), "first_day");
  }
}

TEST(TypeValues, WeekdaysCountFromMondayAsOneToSundayAsSeven) {
  google::protobuf::RepeatedField<int> messages;
  messages.Add(7);
  messages.Add(1);
  const auto weekdays = ReadWeekdays("working_week", messages);
  ASSERT_TRUE(weekdays.ok());
  EXPECT_EQ(*weekdays, calendar::WeekdaySet(0b0000011));  // Sunday, Monday
  google::protobuf::RepeatedField<int> written;
  WriteWeekdays(*weekdays, written);
  EXPECT_EQ(std::vector<int>(written.begin(), written.end()), (std::vector<int>{1, 7}));
  for (const int wrong : {0, 8, -1}) {
    messages.Set(0, wrong);
    EXPECT_EQ(FieldOf(ReadWeekdays("working_week", messages).status()), "working_week") << wrong;
  }
}

TEST(TypeValues, SpansComeBackAndABadDayNamesItsPlace) {
  const std::vector<calendar::DaySpan> spans = {
      {*CivilDay::Parse("2026-07-27"), *CivilDay::Parse("2026-08-21")},
      {*CivilDay::Parse("2026-12-24"), *CivilDay::Parse("2026-12-24")}};
  google::protobuf::RepeatedPtrField<type::v1::DaySpan> messages;
  WriteSpans(spans, messages);
  const auto read = ReadSpans("shutdowns", messages);
  ASSERT_THAT(read, IsOk());
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ((*read)[0].last, spans[0].last);
  messages[1].mutable_last_day()->set_month(13);
  EXPECT_EQ(FieldOf(ReadSpans("shutdowns", messages).status()), "shutdowns[1].last_day");
}

TEST(TypeValues, CalendarsComeBackWithTheirFiles) {
  const calendar::CalendarSpec spec{.notation = "dates of closes.csv",
                                    .files = {{"closes.csv", "a,b\n"}, {"more.csv", ""}}};
  const calendar::CalendarSpec back = FromProto(ToProto(spec));
  EXPECT_EQ(back.notation, spec.notation);
  ASSERT_EQ(back.files.size(), 2U);
  EXPECT_EQ(back.files[0].path, "closes.csv");
  EXPECT_EQ(back.files[0].content, "a,b\n");
}

}  // namespace
}  // namespace tandem::wire
