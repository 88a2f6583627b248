#pragma once

#include <optional>
#include <string>
#include <string_view>

// How a value lies in a cache outside of this process: with its key and a digest, so that a value
// of another key, a cut or a damaged one is a miss and never an answer.
namespace tandem::cache {

std::string Seal(std::string_view key, std::string_view value);
// Nothing unless `sealed` came from Seal with that key.
std::optional<std::string> Open(std::string_view key, std::string_view sealed);

}  // namespace tandem::cache
