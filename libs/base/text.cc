#include "libs/base/text.h"

#include <fmt/format.h>
#include <unictype.h>
#include <unistr.h>

namespace tandem {
namespace {

const std::uint8_t* Units(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

bool IsForbidden(ucs4_t c, Controls controls) {
  if (!uc_is_cntrl(c)) return false;
  return controls == Controls::kNone || (c != '\n' && c != '\r' && c != '\t');
}

}  // namespace

std::string_view Trimmed(std::string_view text) {
  ucs4_t c = 0;
  while (!text.empty()) {
    const int size = u8_mbtouc(&c, Units(text), text.size());
    if (!uc_is_property_white_space(c)) break;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  while (!text.empty()) {
    const std::uint8_t* before = u8_prev(&c, Units(text) + text.size(), Units(text));
    if (before == nullptr || !uc_is_property_white_space(c)) break;
    text = text.substr(0, static_cast<std::size_t>(before - Units(text)));
  }
  return text;
}

Status CheckText(std::string_view field, std::string_view text, std::size_t most_characters,
                 Controls controls) {
  if (u8_check(Units(text), text.size()) != nullptr) {
    return InvalidField(field, "must be valid UTF-8");
  }
  if (u8_mbsnlen(Units(text), text.size()) > most_characters) {
    return InvalidField(field, fmt::format("must have at most {} characters", most_characters));
  }
  for (std::string_view rest = text; !rest.empty();) {
    ucs4_t c = 0;
    rest.remove_prefix(static_cast<std::size_t>(u8_mbtouc(&c, Units(rest), rest.size())));
    if (!IsForbidden(c, controls)) continue;
    return InvalidField(field, fmt::format("must not hold the control character U+{:04X}", c));
  }
  return OkStatus();
}

}  // namespace tandem
