#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"
#include "services/partner_registry/domain/calendar_spec.h"

namespace tandem::partner {

// The next true quarter ends of calendars from a day on, each distinct calendar looked at once. For
// one thread.
class NextCloses {
 public:
  NextCloses(CivilDay from, int count) : from_(from), count_(count) {}

  // In order; fewer where the calendar ends. INTERNAL if a calendar that was checked once is none.
  StatusOr<std::vector<CivilDay>> Of(const CalendarSpec& spec);

 private:
  CivilDay from_;
  int count_;
  std::unordered_map<std::string, std::vector<CivilDay>> by_notation_;  // of those without files
};

}  // namespace tandem::partner
