#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"
#include "libs/calendar/notation/notation.h"
#include "services/fiscal_alignment/domain/party_schedule.h"

// What people type, made into values; every error names the option and the rule.
namespace tandem::client {

enum class Format { kTable, kJson, kCsv };

// The text of a file; NOT_FOUND if it cannot be read.
StatusOr<std::string> ReadTextFile(const std::string& path);

// `read` gives the text of the files that it names.
StatusOr<calendar::FiscalCalendar> ReadCalendar(std::string_view field, const std::string& text,
                                                const calendar::ReadFile& read = ReadTextFile);
StatusOr<CivilDay> ReadDay(std::string_view field, const std::string& text);
StatusOr<std::vector<CivilDay>> ReadDays(std::string_view field,
                                         const std::vector<std::string>& texts);

// The horizon of the options --from and --years; without --from it begins with today's month.
StatusOr<fiscal::Horizon> ReadHorizon(const std::string& from, int years, CivilDay today);

}  // namespace tandem::client
