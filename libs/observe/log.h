#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "libs/base/status.h"

namespace spdlog {
class logger;  // NOLINT(readability-identifier-naming): the library's name
}

namespace tandem::observe {

// What belongs to a line, as name=value.
struct LogField {
  std::string_view name;
  std::string value;
};

enum class LogLevel { kDebug, kInfo, kWarning, kError };

// One line a record on the error stream: time, level, message, fields. Values with blanks, quotes
// or control characters are quoted, so a line stays a line. A cheap value; copies write to the same
// place. Thread-safe; never throws.
class Log {
 public:
  // Writes nothing.
  Log();
  static Log ToStderr(LogLevel least);

  // Whether lines of that level are written: for lines whose fields cost something.
  bool Writes(LogLevel level) const;

  void Debug(std::string_view message, std::initializer_list<LogField> fields = {}) const;
  void Info(std::string_view message, std::initializer_list<LogField> fields = {}) const;
  void Warning(std::string_view message, std::initializer_list<LogField> fields = {}) const;
  void Error(std::string_view message, std::initializer_list<LogField> fields = {}) const;

 private:
  void Write(LogLevel level, std::string_view message,
             std::initializer_list<LogField> fields) const;

  std::shared_ptr<spdlog::logger> logger_;
};

// Warns with `message` and the error of each failure.
OnFailure WarningOf(const Log& log, std::string message);
// The text behind a message: " name=value other=\"two words\"".
std::string FieldsText(std::initializer_list<LogField> fields);
// "debug", "info", "warning" or "error"; kInfo for anything else.
LogLevel ParseLogLevel(std::string_view name);

}  // namespace tandem::observe
