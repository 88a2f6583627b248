#include "services/partner_registry/domain/people/responsibility.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem::partner {

StatusOr<ResponsibilityHistory> Assign(ResponsibilityHistory history,
                                       const std::optional<PersonId>& manager, CivilDay first) {
  std::erase_if(history, [&](const Responsibility& one) { return one.days.first >= first; });
  if (!history.empty()) {
    Responsibility& last = history.back();
    if (manager == last.manager && last.days.last >= first - 1) {
      last.days.last = kUntilFurtherNotice;
      return history;
    }
    last.days.last = std::min(last.days.last, first - 1);
  }
  if (!manager) return history;
  if (history.size() >= kMostResponsibilities) {
    return FailedPrecondition(fmt::format(
        "no partnership can have more than {} changes of its manager", kMostResponsibilities));
  }
  history.push_back({*manager, {first, kUntilFurtherNotice}});
  return history;
}

ResponsibilityHistory Without(ResponsibilityHistory history, const PersonId& manager,
                              CivilDay first) {
  std::erase_if(history, [&](const Responsibility& one) {
    return one.manager == manager && one.days.first >= first;
  });
  for (Responsibility& one : history) {
    if (one.manager == manager) one.days.last = std::min(one.days.last, first - 1);
  }
  return history;
}

std::optional<PersonId> ResponsibleOn(const ResponsibilityHistory& history, CivilDay day) {
  const auto found = std::ranges::find_if(history, [&](const Responsibility& one) {
    return one.days.first <= day && day <= one.days.last;
  });
  if (found == history.end()) return std::nullopt;
  return found->manager;
}

}  // namespace tandem::partner
