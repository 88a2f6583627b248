#include "services/tandem/dev/dev_command.h"

#include <chrono>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <ostream>

#include <fmt/format.h>
#include <unistd.h>

#include "libs/lifecycle/stop_signal.h"
#include "services/tandem/dev/dev_server.h"

namespace tandem::client {
namespace {

using dev::DevServer;
using dev::DevSettings;

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
  RETURN_IF_ERROR(
      table.Read({.flags = flags,
                  .environment = OwnVariables(),
                  .other_variables = {"TANDEM_SERVER", "TANDEM_FAILPOINT", "TANDEM_SAMPLE_DATA",
                                      "TANDEM_PREPARE", "TANDEM_TEST_POSTGRES", "TANDEM_TEST_REDIS",
                                      "TANDEM_TEST_KAFKA"},
                  .file_path = config_path}));
  if (settings.data.empty()) {
    ASSIGN_OR_RETURN(settings.data, UsualDataFolder());
  }
  return settings;
}

// Runs the server until somebody stops it.
Status Serve(const DevSettings& settings, std::ostream& out) {
  lifecycle::StopSignal stop;  // before any thread
  const SystemClock clock;
  const observe::Log log = observe::Log::ToStderr(observe::ParseLogLevel(settings.log_level));
  ASSIGN_OR_RETURN(const std::unique_ptr<DevServer> server,
                   DevServer::Create(settings, clock, log));
  RETURN_IF_ERROR(server->Start());
  out << fmt::format("tandem dev: ready at {} (metrics at http://{}/metrics, data in {})\n",
                     server->address(), server->metrics_address(), settings.data)
      << std::flush;
  stop.Wait();
  out << "tandem dev: stopping\n" << std::flush;
  server->Stop();
  out << "tandem dev: stopped\n" << std::flush;
  return OkStatus();
}

// What was typed behind `tandem dev`.
struct Dev {
  std::map<std::string, std::string> flags;  // only those that were given
  std::string config_path;
  bool print_settings = false;

  int Run(CommandSet& commands) const {
    if (print_settings) return commands.Answer(dev::SettingsPage());
    const StatusOr<DevSettings> settings = ReadSettings(flags, config_path);
    if (!settings.ok()) return commands.Fail(settings.status());
    const Status served = Serve(*settings, commands.out());
    if (served.ok()) return kSuccess;
    commands.Fail(served);
    return kFailure;
  }
};

}  // namespace

void AddDevCommand(CommandSet& commands) {
  const auto typed = std::make_shared<Dev>();
  CLI::App& command = commands.Command("dev", "All services in one process, nothing else needed");
  DevSettings defaults;
  config::SettingsTable table;
  defaults.Declare(table);
  table.ForEach([&](const std::string& name, const std::string& meaning) {
    command
        .add_option_function<std::string>(
            "--" + name, [typed, name](const std::string& value) { typed->flags[name] = value; },
            meaning)
        ->type_name("");
  });
  command.add_option("--config", typed->config_path, "File with lines \"name = value\"")
      ->type_name("FILE");
  command.add_flag("--print-settings", typed->print_settings,
                   "Print the reference page of the settings and exit");
  commands.Finish(command,
                  "  tandem dev\n"
                  "  tandem dev --data /tmp/tandem --listen 127.0.0.1:0 --log-level info",
                  [typed, &commands] { return typed->Run(commands); });
}

}  // namespace tandem::client
