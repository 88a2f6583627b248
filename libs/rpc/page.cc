#include "libs/rpc/page.h"

#include <algorithm>

#include "libs/base/sha256.h"

namespace tandem::rpc {
namespace {

constexpr int kUsualPage = 100;
constexpr int kLargestPage = 1000;
constexpr std::string_view kDigits = "0123456789abcdef";
constexpr std::size_t kMarkSize = 16;

// Says to which query and position a token belongs.
std::string Mark(std::string_view query, std::string_view position) {
  return Sha256Hex(std::string(query) + '\n' + std::string(position)).substr(0, kMarkSize);
}

}  // namespace

StatusOr<int> PageSize(int asked) {
  if (asked < 0) return InvalidField("page_size", "must not be negative");
  return asked == 0 ? kUsualPage : std::min(asked, kLargestPage);
}

std::string PageToken(std::string_view query, std::string_view position) {
  if (position.empty()) return {};
  std::string token = Mark(query, position);
  for (const char c : position) {
    const auto byte = static_cast<unsigned char>(c);
    token += kDigits[byte >> 4];
    token += kDigits[byte & 15];
  }
  return token;
}

StatusOr<std::string> PagePosition(std::string_view query, std::string_view token) {
  if (token.empty()) return std::string();
  const Status foreign = InvalidField("page_token", "is not one of this list");
  if (token.size() <= kMarkSize || token.size() % 2 != 0 ||
      token.find_first_not_of(kDigits) != std::string_view::npos) {
    return foreign;
  }
  std::string position;
  for (std::size_t i = kMarkSize; i < token.size(); i += 2) {
    position += static_cast<char>(kDigits.find(token[i]) * 16 + kDigits.find(token[i + 1]));
  }
  if (Mark(query, position) != token.substr(0, kMarkSize)) return foreign;
  return position;
}

}  // namespace tandem::rpc
