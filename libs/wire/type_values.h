#pragma once

#include <string_view>
#include <vector>

#include <google/protobuf/repeated_field.h>
#include <google/protobuf/timestamp.pb.h>

#include "libs/base/civil_day.h"
#include "libs/base/clock.h"
#include "libs/base/status.h"
#include "libs/calendar/notation/calendar_spec.h"
#include "libs/calendar/working/working_days.h"
#include "tandem/type/v1/calendar_spec.pb.h"
#include "tandem/type/v1/civil_date.pb.h"

// Values that the messages of all services share (tandem.type.v1), between code and messages.
// Reading gives INVALID_ARGUMENT that names `field`, or the field below it.
namespace tandem::wire {

google::protobuf::Timestamp ToProto(Instant instant);
Instant FromProto(const google::protobuf::Timestamp& timestamp);

type::v1::CivilDate ToProto(CivilDay day);
// Also refused: a day that does not exist or is out of range.
StatusOr<CivilDay> FromProto(std::string_view field, const type::v1::CivilDate& date);

type::v1::CalendarSpec ToProto(const calendar::CalendarSpec& spec);
calendar::CalendarSpec FromProto(const type::v1::CalendarSpec& message);

// From Monday on.
void WriteWeekdays(const calendar::WeekdaySet& weekdays,
                   google::protobuf::RepeatedField<int>& messages);
StatusOr<calendar::WeekdaySet> ReadWeekdays(std::string_view field,
                                            const google::protobuf::RepeatedField<int>& messages);

void WriteDays(const std::vector<CivilDay>& days,
               google::protobuf::RepeatedPtrField<type::v1::CivilDate>& messages);
StatusOr<std::vector<CivilDay>> ReadDays(
    std::string_view field,
    const google::protobuf::RepeatedPtrField<type::v1::CivilDate>& messages);

type::v1::DaySpan ToProto(const calendar::DaySpan& span);
void WriteSpans(const std::vector<calendar::DaySpan>& spans,
                google::protobuf::RepeatedPtrField<type::v1::DaySpan>& messages);
StatusOr<calendar::DaySpan> FromProto(std::string_view field, const type::v1::DaySpan& message);
StatusOr<std::vector<calendar::DaySpan>> ReadSpans(
    std::string_view field, const google::protobuf::RepeatedPtrField<type::v1::DaySpan>& messages);

}  // namespace tandem::wire
