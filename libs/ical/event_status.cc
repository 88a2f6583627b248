#include "libs/ical/event_status.h"

#include <algorithm>
#include <cctype>

#include "libs/ical/rules/value.h"

namespace tandem::ical {
namespace {

bool Is(const Component& event, std::string_view name, std::string_view value) {
  const Property* property = event.Find(name);
  return property != nullptr && EqualIgnoringCase(property->value, value);
}

bool IsFree(const Component& event) {
  const auto shown_as = [&](std::string_view value) {
    return Is(event, "X-MICROSOFT-CDO-BUSYSTATUS", value);
  };
  if (shown_as("OOF")) return false;
  return shown_as("FREE") || shown_as("WORKINGELSEWHERE") || Is(event, "TRANSP", "TRANSPARENT");
}

}  // namespace

bool DeclaresWork(const Component& event) {
  for (const Property& property : event.properties) {
    if (property.name != "CATEGORIES") continue;
    for (const std::string_view category : SplitList(property.value)) {
      std::string letters;
      std::ranges::copy_if(category, std::back_inserter(letters),
                           [](char c) { return c != ' ' && c != '-' && c != '_'; });
      if (EqualIgnoringCase(letters, "WORKINGWEEKEND")) return true;
    }
  }
  return false;
}

std::optional<LeftOut> WhyLeftOut(const Component& event, bool free_too) {
  if (event.cancels || Is(event, "STATUS", "CANCELLED")) {
    return LeftOut{"CANCELLED", "it is cancelled"};
  }
  if (Is(event, "STATUS", "TENTATIVE") || Is(event, "X-MICROSOFT-CDO-BUSYSTATUS", "TENTATIVE")) {
    return LeftOut{"TENTATIVE", "it is tentative"};
  }
  if (!free_too && IsFree(event) && !DeclaresWork(event)) {
    return LeftOut{"FREE", "it is marked as free"};
  }
  return std::nullopt;
}

}  // namespace tandem::ical
