#pragma once

#include <string>
#include <string_view>

#include <google/protobuf/timestamp.pb.h>

#include "libs/base/status.h"
#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/listing.h"
#include "services/tandem/views/terminal.h"
#include "tandem/type/v1/calendar_spec.pb.h"
#include "tandem/type/v1/civil_date.pb.h"

// Between messages and what people type and read.
namespace tandem::client {

// A calendar as it was typed, checked, with the text of the files that it names. The errors are
// those of ReadCalendar.
StatusOr<type::v1::CalendarSpec> ReadSpec(std::string_view field, const std::string& text);
// The message of a day, and of "FIRST..LAST", where one date alone means that day.
StatusOr<type::v1::CivilDate> ReadDate(std::string_view field, const std::string& text);
StatusOr<type::v1::DaySpan> ReadAbsenceDays(std::string_view field, const std::string& text);
// Of "FIRST..LAST" alone.
StatusOr<type::v1::DaySpan> ReadSpan(std::string_view field, const std::string& text);

// Empty for a missing one.
std::string TimeText(bool has, const google::protobuf::Timestamp& time);
// "2026-12-24", or nothing for a missing one.
std::string DateText(const type::v1::CivilDate& date);
// "2026-12-24..2027-01-01", "2026-12-24" for a single day.
std::string SpanText(const type::v1::DaySpan& span);

// The id of a request that changes something.
std::string RequestIdFor(const ChangeOptions& change);

// A single thing, or a list, in the format asked for.
std::string Card(const Listing& listing, Format format, const Terminal& terminal);
std::string Drawn(const Listing& listing, Format format, const Terminal& terminal,
                  const std::string& none);
// What a change answers: the thing as it is now; behind a notice if nothing was changed.
std::string Changed(const Listing& listing, Format format, const ChangeOptions& change,
                    const Terminal& terminal);

}  // namespace tandem::client
