#include "services/fiscal_alignment/app/mop/horizon_places.h"

#include <algorithm>

#include "services/fiscal_alignment/domain/party_schedule.h"

namespace tandem::fiscal {
namespace {

constexpr std::size_t kMostHorizons = 16;
// Pairs of place and habits in each, at about 40 kB.
constexpr std::size_t kMostPlaces = 64;

}  // namespace

std::shared_ptr<calendar::PlaceWorkingDays> HorizonPlaces::Of(const Horizon& horizon) {
  const std::scoped_lock lock(mutex_);
  const auto found = std::ranges::find_if(kept_, [&](const Kept& one) {
    return one.first.from == horizon.from && one.first.years == horizon.years;
  });
  if (found != kept_.end()) return found->second;
  if (kept_.size() == kMostHorizons) kept_.pop_front();
  kept_.emplace_back(horizon, std::make_shared<calendar::PlaceWorkingDays>(
                                  PartySchedule::WorkingSpan(horizon), kMostPlaces));
  return kept_.back().second;
}

}  // namespace tandem::fiscal
