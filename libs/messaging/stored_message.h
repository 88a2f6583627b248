#pragma once

#include <string>
#include <utility>
#include <vector>

#include "libs/base/status.h"

// How the headers of a message stand in a column of text.
namespace tandem::messaging {

using Headers = std::vector<std::pair<std::string, std::string>>;

// A JSON array of pairs. Bytes that are no UTF-8 come back as U+FFFD.
std::string HeadersToText(const Headers& headers);
// INTERNAL if it is not that.
StatusOr<Headers> HeadersFromText(const std::string& text);

}  // namespace tandem::messaging
