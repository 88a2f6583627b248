#include "services/fiscal_alignment/domain/mop_calendar/close_slots.h"

#include <algorithm>
#include <variant>

#include "services/fiscal_alignment/domain/sequential_periods.h"

namespace tandem::fiscal {
namespace {

bool IsSame(const CadenceRule& a, const CadenceRule& b) {
  const bool names_side = a.form == CadenceRule::Form::kWeeksBefore;
  return a.form == b.form && a.number == b.number && (!names_side || a.side == b.side);
}

StatusOr<Cadence> CadenceOf(const CadenceRule& rule, const Partnership& pair) {
  if (rule.form == CadenceRule::Form::kOwnCycle) return OwnCycle(pair, rule.side);
  if (rule.form == CadenceRule::Form::kSequential) {
    std::variant<Cadence, std::string> cadence = SequentialPeriods(pair);
    if (auto* found = std::get_if<Cadence>(&cadence)) return std::move(*found);
    return WithReason(
        FailedPrecondition("no two sequential periods a year: " + std::get<std::string>(cadence)),
        "NOT_COMPUTABLE");
  }
  for (Cadence& cadence : NewCadences(pair)) {
    if (IsSame(cadence.rule, rule)) return std::move(cadence);
  }
  return WithReason(
      FailedPrecondition("the two sides have no closes by the rule: " + rule.ToString()),
      "NOT_COMPUTABLE");
}

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
    ASSIGN_OR_RETURN(Cadence cadence, CadenceOf(*terms.rule, pair));
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
