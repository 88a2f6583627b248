#pragma once

#include <optional>
#include <string>

#include "libs/ical/parsed_component.h"

namespace tandem::ical {

// Whether a VEVENT declares a working day: category "Working weekend", in any case, with "-" or
// "_".
bool DeclaresWork(const ParsedComponent& event);

// Why an event on purpose does not make anyone busy.
struct LeftOut {
  std::string reason;
  std::string text;
};
// Nothing for an event that counts; `cancelled` if its calendar is one that cancels. Out of office
// counts whatever TRANSP says, for Outlook and Apple mark whole days as transparent; so does a
// declared working day. `free_too` lets those pass that only are free.
std::optional<LeftOut> WhyLeftOut(const ParsedComponent& event, bool cancelled, bool free_too);

}  // namespace tandem::ical
