#pragma once

#include <optional>
#include <string>

#include "libs/ical/component.h"

namespace tandem::ical {

// Whether a VEVENT declares a working day: category "Working weekend", in any case, with "-" or
// "_".
bool DeclaresWork(const Component& event);

// Why an event on purpose does not make anyone busy.
struct LeftOut {
  std::string reason;
  std::string text;
};
// Nothing for an event that counts. Out of office counts whatever TRANSP says, for Outlook and
// Apple mark whole days as transparent; so does a declared working day. `free_too` lets those pass
// that only are free.
std::optional<LeftOut> WhyLeftOut(const Component& event, bool free_too);

}  // namespace tandem::ical
