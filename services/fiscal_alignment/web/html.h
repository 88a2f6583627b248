#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "libs/base/civil_day.h"

// HTML in which nothing that somebody typed can become a tag.
namespace tandem::fiscal {

// The text with <, >, &, " and ' as entities: right between tags and within quoted attributes.
std::string EscapeHtml(std::string_view text);

// A piece of a page. All that is put into it is escaped, unless it is such a piece itself.
class Html {
  template <typename Argument>
  struct AsText {
    using Type = std::string;
  };

 public:
  Html() = default;

  // `format` is a literal of ours with {} for each argument: a text, a number, a day or Html.
  template <typename... Arguments>
  Html& Put(fmt::format_string<typename AsText<Arguments>::Type...> format,
            const Arguments&... arguments) {
    text_ += fmt::format(format, Plain(arguments)...);
    return *this;
  }

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

 private:
  static std::string Plain(const Html& html) { return html.text_; }
  static std::string Plain(std::string_view text) { return EscapeHtml(text); }
  static std::string Plain(std::integral auto number) { return std::to_string(number); }

  std::string text_;
};

// "Wed 31 Mar 2027", for people and for programs.
Html DayText(CivilDay day);

}  // namespace tandem::fiscal
