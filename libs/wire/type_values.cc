#include "libs/wire/type_values.h"

#include <fmt/format.h>

namespace tandem::wire {
namespace {

constexpr int kDaysOfWeek = 7;

}  // namespace

google::protobuf::Timestamp ToProto(Instant instant) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(instant);
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(seconds.time_since_epoch().count());
  timestamp.set_nanos(static_cast<std::int32_t>((instant - seconds).count() * 1000));
  return timestamp;
}

Instant FromProto(const google::protobuf::Timestamp& timestamp) {
  return Instant(std::chrono::seconds(timestamp.seconds()) +
                 std::chrono::microseconds(timestamp.nanos() / 1000));
}

type::v1::CivilDate ToProto(CivilDay day) {
  const std::chrono::year_month_day date = day.ymd();
  type::v1::CivilDate proto;
  proto.set_year(static_cast<int>(date.year()));
  proto.set_month(static_cast<int>(static_cast<unsigned>(date.month())));
  proto.set_day(static_cast<int>(static_cast<unsigned>(date.day())));
  return proto;
}

StatusOr<CivilDay> FromProto(std::string_view field, const type::v1::CivilDate& date) {
  const bool four_digits = date.year() >= 0 && date.year() <= 9999;
  const bool two_digits =
      date.month() >= 0 && date.month() <= 99 && date.day() >= 0 && date.day() <= 99;
  const std::string text = fmt::format("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
  if (!four_digits || !two_digits) {
    return InvalidField(field, fmt::format("{} is no date", text));
  }
  const StatusOr<CivilDay> day = CivilDay::Parse(text);
  if (!day.ok()) return InvalidField(field, MessageOf(day.status()));
  return day;
}

type::v1::CalendarSpec ToProto(const calendar::CalendarSpec& spec) {
  type::v1::CalendarSpec message;
  message.set_notation(spec.notation);
  for (const calendar::CalendarFile& file : spec.files) {
    type::v1::CalendarFile& one = *message.add_files();
    one.set_path(file.path);
    one.set_content(file.content);
  }
  return message;
}

calendar::CalendarSpec FromProto(const type::v1::CalendarSpec& message) {
  calendar::CalendarSpec spec{.notation = message.notation()};
  for (const type::v1::CalendarFile& file : message.files()) {
    spec.files.push_back({file.path(), file.content()});
  }
  return spec;
}

void WriteWeekdays(const calendar::WeekdaySet& weekdays,
                   google::protobuf::RepeatedField<int>& messages) {
  // The message counts from Monday, 1, to Sunday, 7; the set from Sunday, 0.
  for (int day = 1; day <= kDaysOfWeek; ++day) {
    if (weekdays.test(static_cast<std::size_t>(day % kDaysOfWeek))) messages.Add(day);
  }
}

StatusOr<calendar::WeekdaySet> ReadWeekdays(std::string_view field,
                                            const google::protobuf::RepeatedField<int>& messages) {
  calendar::WeekdaySet weekdays;
  for (const int day : messages) {
    if (day < 1 || day > kDaysOfWeek) {
      return InvalidField(field, fmt::format("{} is no day of the week", day));
    }
    weekdays.set(static_cast<std::size_t>(day % kDaysOfWeek));
  }
  return weekdays;
}

void WriteDays(const std::vector<CivilDay>& days,
               google::protobuf::RepeatedPtrField<type::v1::CivilDate>& messages) {
  for (const CivilDay day : days) *messages.Add() = ToProto(day);
}

StatusOr<std::vector<CivilDay>> ReadDays(
    std::string_view field,
    const google::protobuf::RepeatedPtrField<type::v1::CivilDate>& messages) {
  std::vector<CivilDay> days;
  for (int i = 0; i < messages.size(); ++i) {
    ASSIGN_OR_RETURN(days.emplace_back(), FromProto(fmt::format("{}[{}]", field, i), messages[i]));
  }
  return days;
}

type::v1::DaySpan ToProto(const calendar::DaySpan& span) {
  type::v1::DaySpan message;
  *message.mutable_first_day() = ToProto(span.first);
  *message.mutable_last_day() = ToProto(span.last);
  return message;
}

void WriteSpans(const std::vector<calendar::DaySpan>& spans,
                google::protobuf::RepeatedPtrField<type::v1::DaySpan>& messages) {
  for (const calendar::DaySpan& span : spans) *messages.Add() = ToProto(span);
}

StatusOr<calendar::DaySpan> FromProto(std::string_view field, const type::v1::DaySpan& message) {
  calendar::DaySpan span;
  ASSIGN_OR_RETURN(span.first, FromProto(fmt::format("{}.first_day", field), message.first_day()));
  ASSIGN_OR_RETURN(span.last, FromProto(fmt::format("{}.last_day", field), message.last_day()));
  return span;
}

StatusOr<std::vector<calendar::DaySpan>> ReadSpans(
    std::string_view field, const google::protobuf::RepeatedPtrField<type::v1::DaySpan>& messages) {
  std::vector<calendar::DaySpan> spans;
  for (int i = 0; i < messages.size(); ++i) {
    ASSIGN_OR_RETURN(spans.emplace_back(), FromProto(fmt::format("{}[{}]", field, i), messages[i]));
  }
  return spans;
}

}  // namespace tandem::wire
