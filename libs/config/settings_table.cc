#include "libs/config/settings_table.h"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tandem::config {
namespace {

std::string Trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// A comment begins with a # at the beginning or behind a blank; within a word it is part of a
// value.
std::string WithoutComment(const std::string& line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) {
      return line.substr(0, i);
    }
  }
  return line;
}

// How many letters have to be changed, put in or left out.
std::size_t Distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string EnvironmentName(const std::string& name) {
  std::string upper = "TANDEM_";
  for (const char c : name) {
    upper += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return upper;
}

const SettingsTable::Setting* SettingsTable::Find(const std::string& name) const {
  const auto found = std::ranges::find(settings_, name, &Setting::name);
  return found == settings_.end() ? nullptr : &*found;
}

std::string SettingsTable::NearestName(const std::string& name) const {
  const auto nearest = std::ranges::min_element(
      settings_, {}, [&](const Setting& setting) { return Distance(setting.name, name); });
  return nearest == settings_.end() ? std::string() : nearest->name;
}

Status SettingsTable::ReadFile(const std::string& path, std::map<std::string, std::string>& values,
                               std::vector<std::string>& errors) const {
  if (path.empty()) return OkStatus();
  std::ifstream file(path);
  if (!file) return NotFound(fmt::format("settings file {} cannot be read", path));
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const std::string text = Trimmed(WithoutComment(line));
    if (text.empty()) continue;
    const std::size_t equals = text.find('=');
    const std::string name = Trimmed(text.substr(0, equals));
    if (equals == std::string::npos) {
      errors.push_back(fmt::format("{} line {}: must have the form name = value", path, number));
    } else if (!Find(name)) {
      errors.push_back(fmt::format("{} line {}: there is no setting \"{}\"; is \"{}\" meant?", path,
                                   number, name, NearestName(name)));
    } else if (!values.emplace(name, Trimmed(text.substr(equals + 1))).second) {
      errors.push_back(fmt::format("{} line {}: \"{}\" is set a second time", path, number, name));
    }
  }
  return OkStatus();
}

void SettingsTable::CheckVariables(const Sources& sources, std::vector<std::string>& errors) const {
  for (const auto& [variable, value] : sources.environment) {
    const bool known = std::ranges::any_of(settings_, [&](const Setting& setting) {
      return EnvironmentName(setting.name) == variable;
    });
    if (known || sources.other_variables.contains(variable)) continue;
    std::string name = variable.substr(std::string_view("TANDEM_").size());
    std::ranges::transform(name, name.begin(), [](char c) {
      return c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    errors.push_back(fmt::format("{}: there is no such setting; is {} meant?", variable,
                                 EnvironmentName(NearestName(name))));
  }
}

Status SettingsTable::Read(const Sources& sources) {
  std::vector<std::string> errors;
  std::map<std::string, std::string> in_file;
  RETURN_IF_ERROR(ReadFile(sources.file_path, in_file, errors));
  CheckVariables(sources, errors);
  std::vector<std::pair<const Setting*, std::string>> chosen;
  for (const Setting& setting : settings_) {
    std::string where;
    std::optional<std::string> text;
    if (const auto flag = sources.flags.find(setting.name); flag != sources.flags.end()) {
      where = "--" + setting.name;
      text = flag->second;
    } else if (const auto variable = sources.environment.find(EnvironmentName(setting.name));
               variable != sources.environment.end()) {
      where = variable->first;
      text = variable->second;
    } else if (const auto line = in_file.find(setting.name); line != in_file.end()) {
      where = fmt::format("{}: {}", sources.file_path, setting.name);
      text = line->second;
    }
    if (!text) continue;
    if (const Status right = setting.take(*text, false); !right.ok()) {
      errors.push_back(fmt::format("{}: \"{}\" {}", where, *text, MessageOf(right)));
    }
    chosen.emplace_back(&setting, *std::move(text));
  }
  if (!errors.empty()) return InvalidArgument(fmt::format("{}", fmt::join(errors, "\n")));
  for (const auto& [setting, text] : chosen) RETURN_IF_ERROR(setting->take(text, true));
  return OkStatus();
}

void SettingsTable::ForEachFlag(
    const std::function<void(const std::string&, const std::string&)>& use) const {
  for (const Setting& setting : settings_) {
    if (setting.is_secret) continue;
    use(setting.name, fmt::format("{} ({}; default {})", setting.meaning, setting.allowed,
                                  setting.default_text.empty() ? "none" : setting.default_text));
  }
}

std::string SettingsTable::ReferencePage() const {
  std::string page =
      "| setting | environment | allowed | default | meaning |\n|---|---|---|---|---|\n";
  for (const Setting& setting : settings_) {
    page += fmt::format("| `{}` | `{}` | {} | {} | {} |\n", setting.name,
                        EnvironmentName(setting.name), setting.allowed,
                        setting.default_text.empty() ? "" : "`" + setting.default_text + "`",
                        setting.meaning);
  }
  return page;
}

}  // namespace tandem::config
