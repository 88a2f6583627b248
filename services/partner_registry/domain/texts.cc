#include "services/partner_registry/domain/texts.h"

#include <fmt/format.h>
#include <unictype.h>
#include <unistr.h>

namespace tandem::partner {
namespace {

const std::uint8_t* Units(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

bool IsSpace(ucs4_t c) { return uc_is_property_white_space(c); }

std::string_view Trimmed(std::string_view text) {
  ucs4_t c = 0;
  while (!text.empty()) {
    const int size = u8_mbtouc(&c, Units(text), text.size());
    if (!IsSpace(c)) break;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  while (!text.empty()) {
    const std::uint8_t* before = u8_prev(&c, Units(text) + text.size(), Units(text));
    if (before == nullptr || !IsSpace(c)) break;
    text = text.substr(0, static_cast<std::size_t>(before - Units(text)));
  }
  return text;
}

StatusOr<std::string> CheckText(std::string_view field, std::string_view text,
                                std::size_t most_characters) {
  if (u8_check(Units(text), text.size()) != nullptr) {
    return InvalidField(field, "must be valid UTF-8");
  }
  const std::string_view trimmed = Trimmed(text);
  if (u8_mbsnlen(Units(trimmed), trimmed.size()) > most_characters) {
    return InvalidField(field, fmt::format("must have at most {} characters", most_characters));
  }
  for (std::string_view rest = trimmed; !rest.empty();) {
    ucs4_t c = 0;
    rest.remove_prefix(static_cast<std::size_t>(u8_mbtouc(&c, Units(rest), rest.size())));
    if (uc_is_cntrl(c)) {
      return InvalidField(field, fmt::format("must not hold the control character U+{:04X}", c));
    }
  }
  return std::string(trimmed);
}

}  // namespace

StatusOr<std::string> CheckDisplayName(std::string_view field, std::string_view text) {
  ASSIGN_OR_RETURN(std::string name, CheckText(field, text, kLongestDisplayName));
  if (name.empty()) return InvalidField(field, "must not be empty");
  return name;
}

StatusOr<std::string> CheckNote(std::string_view field, std::string_view text) {
  return CheckText(field, text, kLongestNote);
}

}  // namespace tandem::partner
