#include "libs/ical/content_line.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "libs/ical/value.h"

namespace tandem::ical {
namespace {

// libical goes through the rest of a line once for each parameter, and takes the first 500 values
// of a list and 100 parameters, with no word about the others.
constexpr std::size_t kLongestLine = 32'768;
constexpr std::ptrdiff_t kMostCommas = 499;
constexpr std::ptrdiff_t kMostSemicolons = 90;

constexpr std::size_t kMostRuleText = 2000;
constexpr std::size_t kMostDigits = 4;       // of any number but COUNT
constexpr std::size_t kMostCountDigits = 6;  // of COUNT

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The ":" that ends the parameters, which may have one of their own in quotes.
std::size_t ValueColon(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == ':' && !quoted) return i;
  }
  return std::string_view::npos;
}

Status BadRule(std::string_view rule) {
  return WithReason(InvalidArgument(fmt::format("the RRULE {}", rule)), "BAD_RULE");
}

// The most numbers that a BY part can list; libical writes behind its arrays if a list is longer
// than they are, which a list without repetitions is not.
std::ptrdiff_t LongestList(std::string_view part) {
  if (EqualIgnoringCase(part, "BYMONTH")) return 12;
  if (EqualIgnoringCase(part, "BYMONTHDAY")) return 31;
  if (EqualIgnoringCase(part, "BYWEEKNO")) return 53;
  if (EqualIgnoringCase(part, "BYHOUR")) return 24;
  if (EqualIgnoringCase(part, "BYSECOND") || EqualIgnoringCase(part, "BYMINUTE")) return 60;
  return 366;
}

// Whether some number has more digits than libical keeps (16 bits; 8 in BYDAY).
bool HasLongNumber(std::string_view value, std::size_t most) {
  std::size_t digits = 0;
  return std::ranges::any_of(value, [&](char c) {
    digits = IsDigit(c) ? digits + 1 : 0;
    return digits > most;
  });
}

Status CheckRulePart(std::string_view name, std::string_view value) {
  if (EqualIgnoringCase(name, "RSCALE") || EqualIgnoringCase(name, "SKIP")) {
    return BadRule("counts in another calendar (RSCALE, SKIP), which is not read");
  }
  if (EqualIgnoringCase(name, "UNTIL")) return OkStatus();
  const bool count = EqualIgnoringCase(name, "COUNT");
  const bool number = count || EqualIgnoringCase(name, "INTERVAL");
  if ((number && !std::ranges::all_of(value, IsDigit)) ||
      HasLongNumber(value, count ? kMostCountDigits : kMostDigits)) {
    return BadRule("has a number that is none, or too large");
  }
  if (std::ranges::count(value, ',') + 1 > LongestList(name)) {
    return BadRule("names more days than there are");
  }
  return OkStatus();
}

Status CheckRule(std::string_view text) {
  if (text.size() > kMostRuleText) return BadRule("is longer than 2000 characters");
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    const std::size_t equals = std::min(part.find('='), part.size());
    RETURN_IF_ERROR(
        CheckRulePart(part.substr(0, equals), part.substr(std::min(equals + 1, part.size()))));
  }
  return OkStatus();
}

// libical drops all that stands behind such an item, with no word about it.
bool HasEmptyItem(std::string_view value) {
  return value.starts_with(',') || value.ends_with(',') ||
         value.find(",,") != std::string_view::npos;
}

bool IsOffset(std::string_view value) {
  return (value.size() == 5 || value.size() == 7) && (value[0] == '+' || value[0] == '-') &&
         std::ranges::all_of(value.substr(1), IsDigit);
}

}  // namespace

std::optional<ContentLine> ContentLine::Of(int line, std::string_view text) {
  const auto is_name = [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
  };
  const auto size =
      static_cast<std::size_t>(std::ranges::find_if_not(text, is_name) - text.begin());
  if (size == 0 || size == text.size()) return std::nullopt;
  if (text[size] != ':' && text[size] != ';') return std::nullopt;
  const std::size_t colon = ValueColon(text);
  if (colon == std::string_view::npos) return std::nullopt;
  return ContentLine{
      .line = line, .text = text, .name = text.substr(0, size), .value = text.substr(colon + 1)};
}

Status ContentLine::Check() const {
  const auto is = [this](std::string_view kept) { return EqualIgnoringCase(name, kept); };
  if (text.size() > kLongestLine || std::ranges::count(text, ',') > kMostCommas ||
      std::ranges::count(text, ';') > kMostSemicolons) {
    return WithReason(InvalidArgument(fmt::format("{} is longer than is read", name)), "TOO_MANY");
  }
  if (is("RRULE")) return CheckRule(value);
  if (is("EXRULE")) {
    return WithReason(InvalidArgument("EXRULE, which RFC 5545 has dropped, is not read"),
                      "BAD_RULE");
  }
  // libical takes numbers that no letter follows for nothing, and any text for an offset of zero.
  if (is("DURATION") && !value.empty() && IsDigit(value.back())) {
    return WithReason(InvalidArgument("DURATION is no length of time"), "BAD_TIME");
  }
  if ((is("EXDATE") || is("RDATE") || is("FREEBUSY")) && HasEmptyItem(value)) {
    return WithReason(InvalidArgument(fmt::format("{} has an item that is empty", name)),
                      "BAD_TIME");
  }
  if ((is("TZOFFSETFROM") || is("TZOFFSETTO")) && !IsOffset(value)) {
    return WithReason(InvalidArgument(fmt::format("{} is no offset", name)), "BAD_TIME");
  }
  return OkStatus();
}

}  // namespace tandem::ical
