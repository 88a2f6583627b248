#include "services/fiscal_alignment/domain/mop_calendar/close_slots.h"

#include <algorithm>

namespace tandem::fiscal {
namespace {

std::vector<CloseSlot> DatedSlots(const MopTerms& terms, const Partnership& pair) {
  std::vector<CloseSlot> slots;
  slots.reserve(terms.closes.size());
  for (const CivilDay close : terms.closes) {
    slots.push_back({static_cast<int>(slots.size()) + 1, pair.joint.LastOnOrBefore(close)});
  }
  return slots;
}

std::vector<CloseSlot> SlotsByRule(Cadence cadence, CivilDay first) {
  std::ranges::sort(cadence.found, {}, &FoundClose::nominal);
  std::vector<CloseSlot> slots;
  for (const FoundClose& found : cadence.found) {
    if (found.nominal < first) continue;
    slots.push_back({static_cast<int>(slots.size()) + 1, found.close});
  }
  // Of several that fall back to one day the first stands for all.
  std::ranges::stable_sort(slots, {}, &CloseSlot::day);
  const auto repeated = std::ranges::unique(slots, {}, &CloseSlot::day);
  slots.erase(repeated.begin(), repeated.end());
  return slots;
}

}  // namespace

StatusOr<std::vector<CloseSlot>> CloseSlotsOf(const MopTerms& terms, const Partnership& pair) {
  std::vector<CloseSlot> slots;
  if (terms.rule) {
    ASSIGN_OR_RETURN(Cadence cadence, CadenceOf(pair, *terms.rule));
    slots = SlotsByRule(std::move(cadence), terms.term.first);
  } else {
    slots = DatedSlots(terms, pair);
  }
  std::erase_if(slots, [&](const CloseSlot& slot) {
    return slot.day < terms.term.first || slot.day > terms.term.last;
  });
  return slots;
}

}  // namespace tandem::fiscal
