#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <utility>

#include "libs/calendar/working/place_working_days.h"
#include "services/fiscal_alignment/domain/side.h"

namespace tandem::fiscal {

// The working days of places for the horizons that MOPs have: few horizons, since most terms are
// years, and each is computed once. Thread-safe.
class HorizonPlaces {
 public:
  // Working days of PartySchedule::WorkingSpan(horizon).
  std::shared_ptr<calendar::PlaceWorkingDays> Of(const Horizon& horizon);

 private:
  using Kept = std::pair<Horizon, std::shared_ptr<calendar::PlaceWorkingDays>>;

  std::mutex mutex_;
  std::deque<Kept> kept_;  // guarded by mutex_; the newest last
};

}  // namespace tandem::fiscal
