#include "libs/ical/content_line.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <unistr.h>

#include "libs/ical/rules/value.h"

namespace tandem::ical {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Status CheckText(int line, std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  if (u8_check(bytes, text.size()) != nullptr) {
    return WithReason(InvalidArgument(fmt::format("line {}: the file must be UTF-8", line)),
                      "NOT_UTF8");
  }
  if (text.find('\0') != std::string_view::npos) {
    return WithReason(InvalidArgument(fmt::format("line {}: NUL; text has none", line)),
                      "NOT_UTF8");
  }
  return OkStatus();
}

bool IsNameCharacter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.';
}

// The ":" that ends the parameters, which may have one of their own in quotes.
std::size_t ValueColon(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == ':' && !quoted) return i;
  }
  return std::string_view::npos;
}

std::optional<ContentLine> Parse(int line, std::string_view text) {
  const auto name_size =
      static_cast<std::size_t>(std::ranges::find_if_not(text, IsNameCharacter) - text.begin());
  if (name_size == 0 || name_size == text.size()) return std::nullopt;
  if (text[name_size] != ':' && text[name_size] != ';') return std::nullopt;
  const std::size_t colon = ValueColon(text.substr(name_size));
  if (colon == std::string_view::npos) return std::nullopt;
  return ContentLine{.line = line,
                     .name = text.substr(0, name_size),
                     .parameters = text.substr(name_size, colon),
                     .value = text.substr(name_size + colon + 1)};
}

}  // namespace

std::optional<std::string_view> Parameter(std::string_view parameters, std::string_view name) {
  while (!parameters.empty()) {
    parameters.remove_prefix(1);  // ";"
    bool quoted = false;
    const auto end = std::ranges::find_if(parameters, [&](char c) {
      if (c == '"') quoted = !quoted;
      return c == ';' && !quoted;
    });
    const std::string_view one(parameters.begin(), end);
    parameters.remove_prefix(one.size());
    const std::size_t equals = one.find('=');
    if (equals == std::string_view::npos || !EqualIgnoringCase(one.substr(0, equals), name)) {
      continue;
    }
    std::string_view value = one.substr(equals + 1);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    return value;
  }
  return std::nullopt;
}

ContentLineReader::ContentLineReader(std::string_view text) : rest_(text) {
  if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
}

std::string_view ContentLineReader::NextPhysical() {
  ++lines_read_;
  const std::size_t end = rest_.find('\n');
  std::string_view line = rest_.substr(0, end);
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view ContentLineReader::NextUnfolded() {
  const std::string_view first = NextPhysical();
  const auto folded = [this] { return rest_.starts_with(' ') || rest_.starts_with('\t'); };
  if (!folded()) return first;
  unfolded_ = first;
  while (folded()) unfolded_ += NextPhysical().substr(1);
  return unfolded_;
}

std::optional<StatusOr<ContentLine>> ContentLineReader::Next() {
  while (!rest_.empty()) {
    const int line = lines_read_ + 1;
    const std::string_view text = NextUnfolded();
    if (Status status = CheckText(line, text); !status.ok()) {
      return StatusOr<ContentLine>(std::move(status));
    }
    if (const std::optional<ContentLine> parsed = Parse(line, text)) {
      return StatusOr<ContentLine>(*parsed);
    }
  }
  return std::nullopt;
}

}  // namespace tandem::ical
