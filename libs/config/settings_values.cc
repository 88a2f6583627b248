// The kinds of values that settings have.
#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "libs/config/settings_table.h"

namespace tandem::config {
namespace {

constexpr auto kUnits = std::to_array<std::pair<std::string_view, std::int64_t>>(
    {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}});

std::optional<std::int64_t> WholeNumber(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size() && !text.empty();
  return whole ? std::optional(number) : std::nullopt;
}

}  // namespace

StatusOr<std::chrono::milliseconds> ParseDuration(const std::string& text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto number = WholeNumber(std::string_view(text).substr(0, digits));
  const auto unit = std::ranges::find(kUnits, std::string_view(text).substr(digits),
                                      &std::pair<std::string_view, std::int64_t>::first);
  if (!number || unit == kUnits.end() || *number > 1'000'000'000) {
    return InvalidArgument("must be a duration such as 500ms, 10s, 5m or 24h");
  }
  return std::chrono::milliseconds(*number * unit->second);
}

std::string DurationText(std::chrono::milliseconds duration) {
  for (const auto& [unit, milliseconds] : std::views::reverse(kUnits)) {
    if (duration.count() % milliseconds == 0) {
      return fmt::format("{}{}", duration.count() / milliseconds, unit);
    }
  }
  return {};
}

void SettingsTable::Text(std::string name, std::string* target, std::string meaning) {
  const auto take = [target](const std::string& text, bool store) {
    if (store) *target = text;
    return OkStatus();
  };
  settings_.push_back({std::move(name), std::move(meaning), "text", *target, take});
}

void SettingsTable::Secret(std::string name, std::string* target, std::string meaning) {
  Text(std::move(name), target, std::move(meaning));
  settings_.back().allowed = "text, not as a flag";
  settings_.back().is_secret = true;
}

void SettingsTable::Number(std::string name, int* target, int least, int most,
                           std::string meaning) {
  const std::string allowed = fmt::format("{} to {}", least, most);
  const auto take = [target, least, most, allowed](const std::string& text, bool store) {
    const auto number = WholeNumber(text);
    if (!number || *number < least || *number > most) {
      return InvalidArgument("must be a whole number from " + allowed);
    }
    if (store) *target = static_cast<int>(*number);
    return OkStatus();
  };
  settings_.push_back(
      {std::move(name), std::move(meaning), allowed, std::to_string(*target), take});
}

void SettingsTable::Duration(std::string name, std::chrono::milliseconds* target,
                             std::chrono::milliseconds least, std::chrono::milliseconds most,
                             std::string meaning) {
  const std::string allowed = fmt::format("{} to {}", DurationText(least), DurationText(most));
  const auto take = [target, least, most, allowed](const std::string& text, bool store) -> Status {
    ASSIGN_OR_RETURN(const std::chrono::milliseconds duration, ParseDuration(text));
    if (duration < least || duration > most) return InvalidArgument("must be from " + allowed);
    if (store) *target = duration;
    return OkStatus();
  };
  settings_.push_back({std::move(name), std::move(meaning), allowed, DurationText(*target), take});
}

void SettingsTable::Choice(std::string name, std::string* target, std::vector<std::string> choices,
                           std::string meaning) {
  const std::string allowed = fmt::format("{}", fmt::join(choices, ", "));
  const auto take = [target, choices = std::move(choices), allowed](const std::string& text,
                                                                    bool store) {
    if (std::ranges::find(choices, text) == choices.end()) {
      return InvalidArgument("must be one of " + allowed);
    }
    if (store) *target = text;
    return OkStatus();
  };
  settings_.push_back({std::move(name), std::move(meaning), allowed, *target, take});
}

void SettingsTable::Flag(std::string name, bool* target, std::string meaning) {
  const auto take = [target](const std::string& text, bool store) {
    if (text != "true" && text != "false") return InvalidArgument("must be true or false");
    if (store) *target = text == "true";
    return OkStatus();
  };
  settings_.push_back(
      {std::move(name), std::move(meaning), "true, false", *target ? "true" : "false", take});
}

}  // namespace tandem::config
