#include "services/partner_registry/domain/texts.h"

#include "libs/base/text.h"

namespace tandem::partner {
namespace {

// The text without the white space around it.
StatusOr<std::string> CheckLine(std::string_view field, std::string_view text,
                                std::size_t most_characters) {
  const std::string_view trimmed = Trimmed(text);
  RETURN_IF_ERROR(CheckText(field, trimmed, most_characters, Controls::kNone));
  return std::string(trimmed);
}

}  // namespace

StatusOr<std::string> CheckDisplayName(std::string_view field, std::string_view text) {
  ASSIGN_OR_RETURN(std::string name, CheckLine(field, text, kLongestDisplayName));
  if (name.empty()) return InvalidField(field, "must not be empty");
  return name;
}

StatusOr<std::string> CheckNote(std::string_view field, std::string_view text) {
  return CheckLine(field, text, kLongestNote);
}

}  // namespace tandem::partner
