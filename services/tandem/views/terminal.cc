#include "services/tandem/views/terminal.h"

#include <clocale>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include <langinfo.h>
#include <unistd.h>
#include <unistr.h>
#include <uniwidth.h>

namespace tandem::client {
namespace {

const std::uint8_t* Bytes(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

Terminal Terminal::Detect() {
  std::setlocale(LC_CTYPE, "");
  const char* no_colour = std::getenv("NO_COLOR");
  Terminal terminal;
  terminal.colour = isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
  terminal.unicode = std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  terminal.progress = isatty(STDERR_FILENO) == 1;
  if (isatty(STDIN_FILENO) == 1) terminal.keyboard = &std::cin;
  return terminal;
}

std::string Terminal::Paint(std::string_view text, std::string_view code) const {
  if (!colour) return std::string(text);
  std::string painted = "\x1b[";
  painted.append(code).append("m").append(text).append("\x1b[0m");
  return painted;
}

bool IsUtf8(std::string_view text) { return u8_check(Bytes(text), text.size()) == nullptr; }

int DisplayWidth(std::string_view text) { return u8_width(Bytes(text), text.size(), "UTF-8"); }

std::string Printable(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    ucs4_t character = 0;
    const int size = u8_mbtouc(&character, Bytes(text), text.size());
    const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    clean += control ? std::string_view(" ") : text.substr(0, static_cast<std::size_t>(size));
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return clean;
}

std::string Fitted(std::string_view text, int columns) {
  std::string clean = Printable(text);
  if (DisplayWidth(clean) <= columns) return clean;
  std::string_view rest = clean;
  std::string fitted;
  while (!rest.empty()) {
    ucs4_t character = 0;
    const int size = u8_mbtouc(&character, Bytes(rest), rest.size());
    std::string longer = fitted;
    longer += rest.substr(0, static_cast<std::size_t>(size));
    if (DisplayWidth(longer) > columns - 2) break;
    fitted = std::move(longer);
    rest.remove_prefix(static_cast<std::size_t>(size));
  }
  return fitted + "..";
}

std::string Wrapped(std::string_view text, int indent, int columns) {
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  std::string lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    if (word.empty()) continue;
    if (!line.empty() && indent + DisplayWidth(line) + 1 + DisplayWidth(word) > columns) {
      lines.append(margin).append(line).append("\n");
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  return lines.append(margin).append(line).append("\n");
}

}  // namespace tandem::client
