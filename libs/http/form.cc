#include "libs/http/form.h"

#include <cstdint>
#include <optional>

#include <fmt/format.h>
#include <unistr.h>

namespace tandem::http {
namespace {

constexpr std::size_t kMostFields = 200;

std::optional<int> HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

// None for a broken escape.
std::optional<std::string> Unescape(std::string_view text, bool plus_is_space) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const auto high = i + 1 < text.size() ? HexDigit(text[i + 1]) : std::nullopt;
      const auto low = i + 2 < text.size() ? HexDigit(text[i + 2]) : std::nullopt;
      if (!high || !low) return std::nullopt;
      plain.push_back(static_cast<char>(*high * 16 + *low));
      i += 2;
    } else {
      plain.push_back(plus_is_space && text[i] == '+' ? ' ' : text[i]);
    }
  }
  return plain;
}

bool IsUtf8(std::string_view text) {
  return u8_check(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()) == nullptr;
}

bool HasControls(std::string_view text, std::string_view allowed) {
  for (const char c : text) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    if (is_control && allowed.find(c) == std::string_view::npos) return true;
  }
  return false;
}

StatusOr<std::string> Decode(std::string_view field, std::string_view text, bool is_form) {
  std::optional<std::string> plain = Unescape(text, is_form);
  if (!plain) return InvalidField(field, "has a broken escape");
  if (!IsUtf8(*plain)) return InvalidField(field, "is no UTF-8");
  if (HasControls(*plain, is_form ? "\t\n\r" : "")) {
    return InvalidField(field, "has a control character");
  }
  return *std::move(plain);
}

std::string WithPlainLineBreaks(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      plain.push_back(text[i]);
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      plain.push_back('\n');
    }
  }
  return plain;
}

}  // namespace

StatusOr<std::string> DecodePath(std::string_view field, std::string_view text) {
  return Decode(field, text, false);
}

StatusOr<std::map<std::string, std::string>> ParseForm(std::string_view field,
                                                       std::string_view text) {
  std::map<std::string, std::string> form;
  while (!text.empty()) {
    const std::size_t end = text.find('&');
    const std::string_view pair = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    ASSIGN_OR_RETURN(std::string name, Decode(field, pair.substr(0, equals), true));
    std::string value;
    if (equals != std::string_view::npos) {
      ASSIGN_OR_RETURN(value, Decode(field, pair.substr(equals + 1), true));
    }
    form.emplace(std::move(name), WithPlainLineBreaks(value));
    if (form.size() > kMostFields) {
      return InvalidField(field, fmt::format("has more than {} fields", kMostFields));
    }
  }
  return form;
}

}  // namespace tandem::http
