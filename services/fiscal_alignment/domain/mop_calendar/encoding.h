#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/fiscal_alignment/domain/mop_calendar/publication.h"

// Calendars and publications as text, for the cache and the database. Raise kMopCalendarForm when
// the text changes.
namespace tandem::fiscal {

inline constexpr int kMopCalendarForm = 1;
// Raised when other dates come of the same inputs.
inline constexpr int kMopCalendarAlgorithm = 1;

std::string Encode(const MopCalendar& calendar);
// Nothing for what Encode did not write.
std::optional<MopCalendar> DecodeMopCalendar(std::string_view text);

std::string Encode(const Publication& publication);
std::optional<Publication> DecodePublication(std::string_view text);

}  // namespace tandem::fiscal
