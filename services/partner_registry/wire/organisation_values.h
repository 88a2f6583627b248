#pragma once

#include <string_view>
#include <vector>

#include <google/protobuf/repeated_field.h>

#include "libs/base/status.h"
#include "services/partner_registry/domain/calendar_spec.h"
#include "services/partner_registry/domain/organisation_settings.h"
#include "tandem/type/v1/calendar_spec.pb.h"
#include "tandem/type/v1/civil_date.pb.h"

// Values that the API and the events share, between domain and messages. Reading gives
// INVALID_ARGUMENT that names the field below `field`.
namespace tandem::partner {

void Write(const CalendarSpec& spec, type::v1::CalendarSpec& message);
CalendarSpec Read(const type::v1::CalendarSpec& message);

// From Monday on.
void WriteWeekdays(const calendar::WeekdaySet& weekdays,
                   google::protobuf::RepeatedField<int>& messages);
StatusOr<calendar::WeekdaySet> ReadWeekdays(std::string_view field,
                                            const google::protobuf::RepeatedField<int>& messages);

void Write(const std::vector<Shutdown>& shutdowns,
           google::protobuf::RepeatedPtrField<type::v1::DaySpan>& messages);
StatusOr<Shutdown> ReadSpan(std::string_view field, const type::v1::DaySpan& message);
StatusOr<std::vector<Shutdown>> ReadShutdowns(
    std::string_view field, const google::protobuf::RepeatedPtrField<type::v1::DaySpan>& messages);

}  // namespace tandem::partner
