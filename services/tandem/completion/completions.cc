#include "services/tandem/completion/completions.h"

#include <algorithm>
#include <string_view>

namespace tandem::client {
namespace {

// Where the words before the last one lead.
struct Place {
  const CLI::App* command = nullptr;
  const CLI::Option* waiting = nullptr;  // an option whose value comes next
};

bool IsShown(const CLI::App& command) { return !command.get_group().empty(); }

bool TakesValue(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

const CLI::Option* OptionOf(const CLI::App& command, const std::string& word) {
  const auto options =
      command.get_options([&word](const CLI::Option* option) { return option->check_name(word); });
  return options.empty() ? nullptr : options.front();
}

const CLI::App* SubcommandOf(const CLI::App& command, const std::string& word) {
  const auto found = command.get_subcommands(
      [&word](const CLI::App* one) { return IsShown(*one) && one->check_name(word); });
  return found.empty() ? nullptr : found.front();
}

Place Follow(const CLI::App& root, const std::vector<std::string>& words) {
  Place place{.command = &root};
  for (const std::string& word : words) {
    if (word == "=") continue;  // bash takes --format=json apart
    if (place.waiting != nullptr) {
      place.waiting = nullptr;
    } else if (word.starts_with("-")) {
      const CLI::Option* option = OptionOf(*place.command, word);
      if (option != nullptr && TakesValue(*option)) place.waiting = option;
    } else if (const CLI::App* next = SubcommandOf(*place.command, word); next != nullptr) {
      place.command = next;
    }
  }
  return place;
}

// The fixed values of an option stand in its type: "FORMAT:{table,json,csv}".
std::vector<std::string> FixedValues(const std::string& type) {
  std::vector<std::string> values;
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}', open);
  if (open == std::string::npos || close == std::string::npos) return values;
  std::string rest = type.substr(open + 1, close - open - 1) + ",";
  for (std::size_t comma = 0; (comma = rest.find(',')) != std::string::npos;
       rest.erase(0, comma + 1)) {
    values.push_back(rest.substr(0, comma));
  }
  return values;
}

bool IsFile(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type == "FILE" || type == "FOLDER" || option.get_name() == "FILE";
}

void AddValues(const CLI::Option& option, std::string_view before, Completions& completions) {
  for (const std::string& value : FixedValues(option.get_type_name())) {
    completions.words.push_back({std::string(before) + value, ""});
  }
  completions.files = completions.words.empty() && before.empty() && IsFile(option);
}

void AddOptions(const CLI::App& command, Completions& completions) {
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      completions.words.push_back({"--" + name, option->get_description()});
    }
  }
}

void AddCommands(const CLI::App& command, Completions& completions) {
  const auto all = command.get_subcommands([](const CLI::App* one) { return IsShown(*one); });
  for (const CLI::App* one : all) {
    completions.words.push_back({one->get_name(), one->get_description()});
  }
  if (!all.empty()) return;
  for (const CLI::Option* option : command.get_options()) {
    completions.files = completions.files || (option->get_positional() && IsFile(*option));
  }
}

}  // namespace

Completions CompletionsOf(const CLI::App& root, const std::vector<std::string>& words) {
  if (words.empty()) return {};
  const Place place = Follow(root, {words.begin(), words.end() - 1});
  const std::string typed = words.back() == "=" ? "" : words.back();
  const std::size_t equals = typed.find('=');
  Completions completions;
  if (place.waiting != nullptr) {
    AddValues(*place.waiting, "", completions);
  } else if (typed.starts_with("-") && equals != std::string::npos) {
    const CLI::Option* option = OptionOf(*place.command, typed.substr(0, equals));
    if (option != nullptr) AddValues(*option, typed.substr(0, equals + 1), completions);
  } else if (typed.starts_with("-")) {
    AddOptions(*place.command, completions);
  } else {
    AddCommands(*place.command, completions);
  }
  std::erase_if(completions.words,
                [&](const Completions::Word& word) { return !word.text.starts_with(typed); });
  return completions;
}

}  // namespace tandem::client
