#pragma once

#include <optional>
#include <string>
#include <string_view>

// How a value lies in a cache that others may write to: with its key and a digest, so that a value
// of another key, a cut one or a forged one is a miss and never an answer.
namespace tandem::cache {

std::string Seal(std::string_view key, std::string_view value);
// Nothing unless `sealed` came from Seal with that key.
std::optional<std::string> Open(std::string_view key, std::string_view sealed);

}  // namespace tandem::cache
