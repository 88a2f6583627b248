#include "services/partner_registry/wire/organisation_values.h"

#include <fmt/format.h>

#include "libs/rpc/timestamps.h"

namespace tandem::partner {
namespace {

constexpr std::size_t kDaysOfWeek = 7;

}  // namespace

void Write(const CalendarSpec& spec, type::v1::CalendarSpec& message) {
  message.set_notation(spec.notation);
  for (const CalendarFile& file : spec.files) {
    type::v1::CalendarFile& one = *message.add_files();
    one.set_path(file.path);
    one.set_content(file.content);
  }
}

CalendarSpec Read(const type::v1::CalendarSpec& message) {
  CalendarSpec spec{message.notation(), {}};
  for (const type::v1::CalendarFile& file : message.files()) {
    spec.files.push_back({file.path(), file.content()});
  }
  return spec;
}

void WriteWeekdays(const calendar::WeekdaySet& weekdays,
                   google::protobuf::RepeatedField<int>& messages) {
  // The message counts from Monday, 1, to Sunday, 7; the set from Sunday, 0.
  for (std::size_t day = 1; day <= kDaysOfWeek; ++day) {
    if (weekdays.test(day % kDaysOfWeek)) messages.Add(static_cast<int>(day));
  }
}

StatusOr<calendar::WeekdaySet> ReadWeekdays(std::string_view field,
                                            const google::protobuf::RepeatedField<int>& messages) {
  calendar::WeekdaySet weekdays;
  for (const int day : messages) {
    if (day < 1 || day > static_cast<int>(kDaysOfWeek)) {
      return InvalidField(field, fmt::format("{} is no day of the week", day));
    }
    weekdays.set(static_cast<std::size_t>(day) % kDaysOfWeek);
  }
  return weekdays;
}

void Write(const std::vector<Shutdown>& shutdowns,
           google::protobuf::RepeatedPtrField<type::v1::DaySpan>& messages) {
  for (const Shutdown& one : shutdowns) {
    type::v1::DaySpan& span = *messages.Add();
    *span.mutable_first_day() = rpc::ToProto(one.first);
    *span.mutable_last_day() = rpc::ToProto(one.last);
  }
}

StatusOr<Shutdown> ReadSpan(std::string_view field, const type::v1::DaySpan& message) {
  Shutdown span;
  ASSIGN_OR_RETURN(span.first,
                   rpc::FromProto(fmt::format("{}.first_day", field), message.first_day()));
  ASSIGN_OR_RETURN(span.last,
                   rpc::FromProto(fmt::format("{}.last_day", field), message.last_day()));
  return span;
}

StatusOr<std::vector<Shutdown>> ReadShutdowns(
    std::string_view field, const google::protobuf::RepeatedPtrField<type::v1::DaySpan>& messages) {
  std::vector<Shutdown> shutdowns;
  for (int i = 0; i < messages.size(); ++i) {
    ASSIGN_OR_RETURN(shutdowns.emplace_back(),
                     ReadSpan(fmt::format("{}[{}]", field, i), messages[i]));
  }
  return shutdowns;
}

}  // namespace tandem::partner
