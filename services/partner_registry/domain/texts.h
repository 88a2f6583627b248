#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "libs/base/status.h"

// Rules for what people write into the registry.
namespace tandem::partner {

inline constexpr std::size_t kLongestDisplayName = 200;
inline constexpr std::size_t kLongestNote = 500;

// The name without the white space around it: 1 to 200 characters of valid UTF-8, none of them a
// control character. INVALID_ARGUMENT that names `field` otherwise.
StatusOr<std::string> CheckDisplayName(std::string_view field, std::string_view text);

// A reason or a method of verification, likewise, of at most 500 characters; may be empty.
StatusOr<std::string> CheckNote(std::string_view field, std::string_view text);

}  // namespace tandem::partner
