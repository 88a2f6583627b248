#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"
#include "libs/calendar/working/working_days.h"
#include "services/fiscal_alignment/domain/party_schedule.h"

// What people type, made into values; every error names the option and the rule.
namespace tandem::client {

enum class Format { kTable, kJson, kCsv };

// The text of a file; NOT_FOUND if it cannot be read.
StatusOr<std::string> ReadTextFile(const std::string& path);

StatusOr<calendar::FiscalCalendar> ReadCalendar(std::string_view field, const std::string& text);
StatusOr<CivilDay> ReadDay(std::string_view field, const std::string& text);
StatusOr<std::vector<CivilDay>> ReadDays(std::string_view field,
                                         const std::vector<std::string>& texts);

// The horizon of the options --from and --years; without --from it begins with today's month.
StatusOr<fiscal::Horizon> ReadHorizon(const std::string& from, int years, CivilDay today);

// The working days of a country or subdivision around one horizon, computed once for each place.
// Thread-safe.
class PlaceWorkingDays {
 public:
  explicit PlaceWorkingDays(const fiscal::Horizon& horizon);
  ~PlaceWorkingDays();

  // An empty place works from Monday to Friday without holidays. INVALID_ARGUMENT for one that the
  // holiday table does not have.
  StatusOr<std::shared_ptr<const calendar::WorkingDays>> Of(const std::string& place);

 private:
  struct Cache;

  calendar::DaySpan span_;
  std::unique_ptr<Cache> cache_;
};

}  // namespace tandem::client
