#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "libs/base/status.h"

namespace tandem::partner {

using IsTaken = std::function<StatusOr<bool>(const std::string& id)>;

// The slug of the display name, or one with a number behind it ("-2", "-3" …) where that is taken.
// Asks a number of times that grows with the logarithm of those taken, so that a file of like names
// costs no more than another; gaps that it passes over stay free.
StatusOr<std::string> FreeId(std::string_view display_name, const IsTaken& is_taken);

}  // namespace tandem::partner
