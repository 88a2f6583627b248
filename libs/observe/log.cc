#include "libs/observe/log.h"

#include <algorithm>

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace tandem::observe {
namespace {

spdlog::level::level_enum LevelOf(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarning:
      return spdlog::level::warn;
    case LogLevel::kError:
      break;
  }
  return spdlog::level::err;
}

bool IsPlain(char c) { return c > ' ' && c != '"' && c != '\\' && c != '=' && c != '\x7f'; }

std::string Quoted(std::string_view value) {
  if (!value.empty() && std::ranges::all_of(value, IsPlain)) return std::string(value);
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') {
      text += '\\';
      text += c;
    } else if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') {
      text += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      text += c;
    }
  }
  return text + "\"";
}

}  // namespace

Log::Log() = default;

Log Log::ToStderr(LogLevel least) {
  Log log;
  log.logger_ =
      std::make_shared<spdlog::logger>("tandem", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  log.logger_->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  log.logger_->set_level(LevelOf(least));
  return log;
}

bool Log::Writes(LogLevel level) const { return logger_ && logger_->should_log(LevelOf(level)); }

void Log::Debug(std::string_view message, std::initializer_list<LogField> fields) const {
  Write(LogLevel::kDebug, message, fields);
}
void Log::Info(std::string_view message, std::initializer_list<LogField> fields) const {
  Write(LogLevel::kInfo, message, fields);
}
void Log::Warning(std::string_view message, std::initializer_list<LogField> fields) const {
  Write(LogLevel::kWarning, message, fields);
}
void Log::Error(std::string_view message, std::initializer_list<LogField> fields) const {
  Write(LogLevel::kError, message, fields);
}

void Log::Write(LogLevel level, std::string_view message,
                std::initializer_list<LogField> fields) const {
  if (!Writes(level)) return;
  logger_->log(LevelOf(level), "{}{}", fmt::string_view(message.data(), message.size()),
               FieldsText(fields));
}

OnFailure WarningOf(const Log& log, std::string message) {
  return [log, message = std::move(message)](const Status& failure) {
    log.Warning(message, {{"error", std::string(MessageOf(failure))}});
  };
}

std::string FieldsText(std::initializer_list<LogField> fields) {
  std::string text;
  for (const LogField& field : fields) {
    text += fmt::format(" {}={}", field.name, Quoted(field.value));
  }
  return text;
}

LogLevel ParseLogLevel(std::string_view name) {
  if (name == "debug") return LogLevel::kDebug;
  if (name == "warning") return LogLevel::kWarning;
  return name == "error" ? LogLevel::kError : LogLevel::kInfo;
}

}  // namespace tandem::observe
