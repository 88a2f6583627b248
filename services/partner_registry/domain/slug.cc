#include "services/partner_registry/domain/slug.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>
#include <uninorm.h>

namespace tandem::partner {
namespace {

constexpr std::size_t kLongestId = 63;
constexpr std::string_view kPrefix = "partner-";

// Latin letters that do not decompose into a plain letter and a mark.
struct Letter {
  std::string_view written;
  std::string_view plain;
};
constexpr std::array<Letter, 12> kLetters = {{{"ß", "ss"},
                                              {"æ", "ae"},
                                              {"Æ", "ae"},
                                              {"œ", "oe"},
                                              {"Œ", "oe"},
                                              {"ø", "o"},
                                              {"Ø", "o"},
                                              {"ł", "l"},
                                              {"Ł", "l"},
                                              {"đ", "d"},
                                              {"Đ", "d"},
                                              {"ı", "i"}}};

// Letters and their marks apart from each other; the text itself if memory runs out.
std::string Decomposed(std::string_view text) {
  std::size_t size = 0;
  const std::unique_ptr<std::uint8_t, decltype(&std::free)> units(
      u8_normalize(UNINORM_NFKD, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                   nullptr, &size),
      &std::free);
  if (units == nullptr) return std::string(text);
  return {reinterpret_cast<const char*>(units.get()), size};
}

// FNV-1a, because it must be the same on every machine and in every version.
std::uint32_t Hash(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

bool IsMark(std::string_view rest) {
  // U+0300 to U+036F, combining diacritical marks.
  const auto first = static_cast<unsigned char>(rest[0]);
  const auto second = rest.size() > 1 ? static_cast<unsigned char>(rest[1]) : 0U;
  return first == 0xCC || (first == 0xCD && second < 0xB0);
}

bool IsAlphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

void AppendPlain(std::string_view text, std::string& slug) {
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (IsAlphanumeric(c)) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
}

// Takes the first character off `rest` and appends what stands for it.
void TakeCharacter(std::string_view& rest, std::string& slug) {
  for (const Letter& letter : kLetters) {
    if (!rest.starts_with(letter.written)) continue;
    AppendPlain(letter.plain, slug);
    rest.remove_prefix(letter.written.size());
    return;
  }
  if (IsMark(rest)) {
    rest.remove_prefix(rest.size() > 1 ? 2 : 1);
    return;
  }
  // An apostrophe stands inside a word: "Dell's" is one.
  if (!rest.starts_with("'") && !rest.starts_with("’")) AppendPlain(rest.substr(0, 1), slug);
  rest.remove_prefix(rest.starts_with("’") ? 3 : 1);
}

std::string Cut(std::string text, std::size_t most) {
  if (text.size() > most) text.resize(most);
  while (!text.empty() && text.back() == '-') text.pop_back();
  return text;
}

}  // namespace

std::string Slug(std::string_view display_name) {
  const std::string decomposed = Decomposed(display_name);
  std::string slug;
  for (std::string_view rest = decomposed; !rest.empty();) TakeCharacter(rest, slug);
  slug = Cut(std::move(slug), kLongestId);
  if (slug.empty()) return fmt::format("{}{:08x}", kPrefix, Hash(display_name));
  if (slug.front() >= '0' && slug.front() <= '9')
    slug = Cut(std::string(kPrefix) + slug, kLongestId);
  return slug;
}

std::string NumberedSlug(std::string_view slug, int number) {
  const std::string suffix = fmt::format("-{}", number);
  return Cut(std::string(slug), kLongestId - suffix.size()) + suffix;
}

}  // namespace tandem::partner
