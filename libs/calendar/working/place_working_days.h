#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "libs/base/status.h"
#include "libs/calendar/working/working_days.h"

namespace tandem::calendar {

// The working days of many organisations over one span of days, computed once for each distinct
// pair of place and habits. Keeps the pairs that were asked for last, at about eight bytes for each
// day of the span; a pair that was dropped is computed again. Thread-safe; two threads that ask
// for one pair at the same time share the computation.
class PlaceWorkingDays {
 public:
  // More than there are countries and subdivisions.
  static constexpr std::size_t kMostPairs = 1024;

  explicit PlaceWorkingDays(DaySpan span, std::size_t most_pairs = kMostPairs);
  ~PlaceWorkingDays();

  // An empty place has no holidays. INVALID_ARGUMENT for one that the shipped holiday table does
  // not have.
  StatusOr<std::shared_ptr<const WorkingDays>> Of(const std::string& place,
                                                  const WorkingHabits& habits = {});

 private:
  struct Kept;

  DaySpan span_;
  std::unique_ptr<Kept> kept_;
};

}  // namespace tandem::calendar
