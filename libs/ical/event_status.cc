#include "libs/ical/event_status.h"

#include <algorithm>

#include "libs/ical/value.h"

namespace tandem::ical {
namespace {

constexpr std::string_view kShownAs = "X-MICROSOFT-CDO-BUSYSTATUS";

bool HasStatus(const ParsedComponent& event, icalproperty_status status) {
  icalproperty* property = event.First(ICAL_STATUS_PROPERTY);
  return property != nullptr && icalproperty_get_status(property) == status;
}

bool IsFree(const ParsedComponent& event) {
  const std::string shown_as = event.X(kShownAs);
  if (EqualIgnoringCase(shown_as, "OOF")) return false;
  if (EqualIgnoringCase(shown_as, "FREE") || EqualIgnoringCase(shown_as, "WORKINGELSEWHERE")) {
    return true;
  }
  icalproperty* property = event.First(ICAL_TRANSP_PROPERTY);
  return property != nullptr && icalproperty_get_transp(property) == ICAL_TRANSP_TRANSPARENT;
}

}  // namespace

bool DeclaresWork(const ParsedComponent& event) {
  return std::ranges::any_of(event.All(ICAL_CATEGORIES_PROPERTY), [](icalproperty* property) {
    std::string letters = icalproperty_get_categories(property);
    std::erase_if(letters, [](char c) { return c == ' ' || c == '-' || c == '_'; });
    return EqualIgnoringCase(letters, "WORKINGWEEKEND");
  });
}

std::optional<LeftOut> WhyLeftOut(const ParsedComponent& event, bool cancelled, bool free_too) {
  if (cancelled || HasStatus(event, ICAL_STATUS_CANCELLED)) {
    return LeftOut{"CANCELLED", "it is cancelled"};
  }
  if (HasStatus(event, ICAL_STATUS_TENTATIVE) ||
      EqualIgnoringCase(event.X(kShownAs), "TENTATIVE")) {
    return LeftOut{"TENTATIVE", "it is tentative"};
  }
  if (!free_too && IsFree(event) && !DeclaresWork(event)) {
    return LeftOut{"FREE", "it is marked as free"};
  }
  return std::nullopt;
}

}  // namespace tandem::ical
