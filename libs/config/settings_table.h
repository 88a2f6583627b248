#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "libs/base/status.h"

namespace tandem::config {

// Where settings come from; the first that says something counts: flag, environment, file, default.
struct Sources {
  std::map<std::string, std::string> flags;  // by name, without dashes
  // The environment variables that begin with TANDEM_: a setting is TANDEM_ and its name in upper
  // case. One that is no setting is refused, unless it is among `other_variables`.
  std::map<std::string, std::string> environment;
  std::set<std::string> other_variables;
  std::string file_path;  // lines "name = value" and "# comment"; may be empty
};

// The settings of a program: each is declared once, with its name, bounds and meaning, and from
// that come reading, checking, and the reference page. Not thread-safe: it is used once, at the
// start.
class SettingsTable {
 public:
  // The value at `target` is the default; Read replaces it. Targets outlive the table.
  void Text(std::string name, std::string* target, std::string meaning);
  // A text that nobody but the program should see: it has no flag, and no default.
  void Secret(std::string name, std::string* target, std::string meaning);
  void Number(std::string name, int* target, int least, int most, std::string meaning);
  void Duration(std::string name, std::chrono::milliseconds* target,
                std::chrono::milliseconds least, std::chrono::milliseconds most,
                std::string meaning);
  void Choice(std::string name, std::string* target, std::vector<std::string> choices,
              std::string meaning);
  void Flag(std::string name, bool* target, std::string meaning);

  // INVALID_ARGUMENT that lists every setting that is wrong, with its source and rule; then no
  // target is changed.
  Status Read(const Sources& sources);

  // Calls `use` with the name and the meaning of each that may be a flag, in the order of
  // declaration.
  void ForEachFlag(
      const std::function<void(const std::string& name, const std::string& meaning)>& use) const;
  // A Markdown table of all settings.
  std::string ReferencePage() const;

 private:
  struct Setting {
    std::string name;
    std::string meaning;
    std::string allowed;  // for the page and for errors
    std::string default_text;
    // Reads the text into a value that `apply` stores; the error is the rule alone.
    std::function<Status(const std::string& text, bool store)> take;
    bool is_secret = false;
  };

  void CheckVariables(const Sources& sources, std::vector<std::string>& errors) const;
  const Setting* Find(const std::string& name) const;
  std::string NearestName(const std::string& name) const;
  Status ReadFile(const std::string& path, std::map<std::string, std::string>& values,
                  std::vector<std::string>& errors) const;

  std::vector<Setting> settings_;
};

// "TANDEM_METRICS_LISTEN" of "metrics-listen".
std::string EnvironmentName(const std::string& name);

// "500ms", "10s", "5m", "24h"; INVALID_ARGUMENT otherwise.
StatusOr<std::chrono::milliseconds> ParseDuration(const std::string& text);
std::string DurationText(std::chrono::milliseconds duration);

}  // namespace tandem::config
