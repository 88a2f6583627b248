#pragma once

#include <cstddef>
#include <string_view>

#include "libs/base/status.h"

// Rules for what people write; all of it is UTF-8.
namespace tandem {

// Without the white space around it. What is no UTF-8 is not white.
std::string_view Trimmed(std::string_view text);
// Whether there is nothing but white space.
inline bool IsBlank(std::string_view text) { return Trimmed(text).empty(); }

// Which control characters a text may hold.
enum class Controls { kNone, kLinesAndTabs };

// INVALID_ARGUMENT that names `field` for what is no UTF-8, has more characters, or holds a control
// character that it may not. It may be empty.
Status CheckText(std::string_view field, std::string_view text, std::size_t most_characters,
                 Controls controls);

}  // namespace tandem
