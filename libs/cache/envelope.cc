#include "libs/cache/envelope.h"

#include "libs/base/sha256.h"

namespace tandem::cache {
namespace {

constexpr std::string_view kMagic = "tandem1:";
constexpr std::size_t kDigestSize = 64;

std::string Digest(std::string_view key, std::string_view value) {
  return Sha256Hex(std::to_string(key.size()) + ":" + std::string(key) + std::string(value));
}

}  // namespace

std::string Seal(std::string_view key, std::string_view value) {
  return std::string(kMagic) + Digest(key, value) + std::string(value);
}

std::optional<std::string> Open(std::string_view key, std::string_view sealed) {
  if (!sealed.starts_with(kMagic) || sealed.size() < kMagic.size() + kDigestSize) {
    return std::nullopt;
  }
  const std::string_view value = sealed.substr(kMagic.size() + kDigestSize);
  if (sealed.substr(kMagic.size(), kDigestSize) != Digest(key, value)) return std::nullopt;
  return std::string(value);
}

}  // namespace tandem::cache
