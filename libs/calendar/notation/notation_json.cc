#include "libs/calendar/notation/notation_json.h"

#include <algorithm>
#include <cctype>
#include <memory>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tandem::calendar {
namespace {

using Json = nlohmann::ordered_json;

// "4-4-5" for a text, a number or an array of numbers.
StatusOr<std::string> Scalar(const std::string& key, const Json& value) {
  if (value.is_string()) {
    std::string text = value.get<std::string>();
    if (text.find_first_of(";|") == std::string::npos) return text;
    return InvalidArgument(fmt::format("{}: must not hold ; or |", key));
  }
  if (value.is_number_unsigned()) return std::to_string(value.get<std::uint64_t>());
  Status refused =
      InvalidArgument(fmt::format("{}: must be a text, a number or a list of numbers", key));
  std::string text;
  if (value.is_array()) {
    for (const Json& item : value) {
      if (!item.is_number_unsigned()) return refused;
      text += (text.empty() ? "" : "-") + std::to_string(item.get<std::uint64_t>());
    }
  }
  if (!text.empty()) return text;
  return refused;
}

// Letters and digits only, so that a key cannot smuggle in more notation.
bool IsWord(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](unsigned char c) { return std::isalnum(c); });
}

// A parser callback that notes the first key which stands twice in one object.
Json::parser_callback_t RepeatedKeyFinder(std::string& repeated) {
  auto open = std::make_shared<std::vector<std::set<std::string>>>();
  return [open, &repeated](int, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) open->emplace_back();
    if (event == Json::parse_event_t::object_end) open->pop_back();
    if (event == Json::parse_event_t::key &&
        !open->back().insert(value.get<std::string>()).second && repeated.empty()) {
      repeated = value.get<std::string>();
    }
    return true;
  };
}

StatusOr<std::string> Overrides(const Json& years) {
  if (!years.is_object()) return InvalidArgument("overrides: must be an object of years");
  std::string text;
  for (const auto& [year, quarters] : years.items()) {
    if (!IsWord(year)) {
      return InvalidArgument(fmt::format("overrides: \"{}\" must be a year label", year));
    }
    if (!quarters.is_object() || quarters.empty()) {
      return InvalidArgument(fmt::format("overrides: {}: must be an object of quarters", year));
    }
    text += fmt::format("; override {}:", year);
    const char* separator = " ";
    for (const auto& [quarter, date] : quarters.items()) {
      if (!IsWord(quarter) || !date.is_string()) {
        return InvalidArgument(fmt::format(
            "overrides: {}: must hold quarters and dates, as in \"q1\": \"{}-04-04\"", year, year));
      }
      ASSIGN_OR_RETURN(const std::string day, Scalar(quarter, date));
      text += fmt::format("{}{} {}", separator, quarter, day);
      separator = ", ";
    }
  }
  return text;
}

StatusOr<std::string> OneRegime(const Json& object) {
  if (object.is_string()) return object.get<std::string>();
  if (!object.is_object()) return InvalidArgument("regimes: must hold objects and texts");
  if (object.size() == 1 && object.contains("bridge")) {
    ASSIGN_OR_RETURN(const std::string days, Scalar("bridge", object["bridge"]));
    return "bridge " + days;
  }
  if (!object.contains("base")) return InvalidArgument("base: is missing");
  ASSIGN_OR_RETURN(std::string text, Scalar("base", object["base"]));
  for (const auto& [key, value] : object.items()) {
    if (key == "base") continue;
    if (key == "overrides") {
      ASSIGN_OR_RETURN(const std::string overrides, Overrides(value));
      text += overrides;
    } else if (key == "weeks" || key == "quarters" || key == "week53" || key == "label" ||
               key == "tz" || key == "cutoff") {
      ASSIGN_OR_RETURN(const std::string option, Scalar(key, value));
      text += fmt::format("; {} {}", key, option);
    } else {
      return InvalidArgument(
          fmt::format("unknown key \"{}\"; expected base, weeks, quarters, "
                      "week53, label, tz, cutoff or overrides",
                      key));
    }
  }
  return text;
}

}  // namespace

StatusOr<std::string> NotationOfJson(std::string_view json) {
  std::string repeated;
  const Json object = Json::parse(json, RepeatedKeyFinder(repeated), /*allow_exceptions=*/false);
  if (!object.is_object()) return InvalidArgument("the calendar is not a JSON object");
  if (!repeated.empty()) return InvalidArgument(fmt::format("{}: is stated twice", repeated));
  if (!object.contains("regimes")) return OneRegime(object);
  if (object.size() != 1 || !object["regimes"].is_array() || object["regimes"].empty()) {
    return InvalidArgument("regimes: must be the only key, with a list");
  }
  std::string text;
  for (const Json& item : object["regimes"]) {
    ASSIGN_OR_RETURN(const std::string regime, OneRegime(item));
    text += (text.empty() ? "" : " | ") + regime;
  }
  return text;
}

}  // namespace tandem::calendar
