#include "services/tandem/dev/dev_command.h"

#include <chrono>
#include <cstdlib>
#include <optional>
#include <ostream>

#include <fmt/format.h>
#include <unistd.h>

#include "libs/lifecycle/stop_signal.h"
#include "services/tandem/dev/dev_server.h"

namespace tandem::dev {
namespace {

constexpr int kCannotRun = 1;
constexpr int kBadSettings = 2;

std::optional<std::string> Environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value ? std::optional<std::string>(value) : std::nullopt;
}

std::map<std::string, std::string> OwnVariables() {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (!text.starts_with("TANDEM_") || equals == std::string_view::npos) continue;
    variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

StatusOr<std::string> UsualDataFolder() {
  if (const auto data = Environment("XDG_DATA_HOME"); data && !data->empty()) {
    return *data + "/tandem";
  }
  if (const auto home = Environment("HOME"); home && !home->empty()) {
    return *home + "/.local/share/tandem";
  }
  return InvalidArgument("--data: must be given, because neither XDG_DATA_HOME nor HOME is set");
}

StatusOr<DevSettings> ReadSettings(const std::map<std::string, std::string>& flags,
                                   const std::string& config_path) {
  DevSettings settings;
  config::SettingsTable table;
  settings.Declare(table);
  RETURN_IF_ERROR(table.Read({.flags = flags,
                              .environment = OwnVariables(),
                              .other_variables = {"TANDEM_SERVER", "TANDEM_FAILPOINT",
                                                  "TANDEM_SAMPLE_DATA", "TANDEM_PREPARE"},
                              .file_path = config_path}));
  if (settings.data.empty()) {
    ASSIGN_OR_RETURN(settings.data, UsualDataFolder());
  }
  return settings;
}

int Fail(std::ostream& err, const Status& status, int code) {
  err << "tandem dev: " << MessageOf(status) << "\n" << std::flush;
  return code;
}

}  // namespace

int RunDev(const std::map<std::string, std::string>& flags, const std::string& config_path,
           std::ostream& out, std::ostream& err) {
  const StatusOr<DevSettings> settings = ReadSettings(flags, config_path);
  if (!settings.ok()) return Fail(err, settings.status(), kBadSettings);
  lifecycle::StopSignal stop;  // before any thread
  const SystemClock clock;
  const observe::Log log = observe::Log::ToStderr(observe::ParseLogLevel(settings->log_level));
  const auto server = DevServer::Create(*settings, clock, log);
  if (!server.ok()) return Fail(err, server.status(), kCannotRun);
  if (const Status started = (*server)->Start(); !started.ok()) {
    return Fail(err, started, kCannotRun);
  }
  out << fmt::format("tandem dev: ready at {} (metrics at http://{}/metrics, data in {})\n",
                     (*server)->address(), (*server)->metrics_address(), settings->data)
      << std::flush;
  stop.Wait();
  out << "tandem dev: stopping\n" << std::flush;
  (*server)->Stop();
  out << "tandem dev: stopped\n" << std::flush;
  return 0;
}

}  // namespace tandem::dev
