#include "services/tandem/dev/dev_command.h"

#include <cstdlib>
#include <memory>
#include <optional>
#include <ostream>

#include <fmt/format.h>

#include "libs/lifecycle/stop_signal.h"
#include "libs/process/server_options.h"
#include "services/tandem/dev/dev_server.h"

namespace tandem::client {
namespace {

using dev::DevServer;
using dev::DevSettings;

std::optional<std::string> Environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value ? std::optional<std::string>(value) : std::nullopt;
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

StatusOr<DevSettings> ReadDevSettings(const process::ServerOptions& options) {
  DevSettings settings;
  RETURN_IF_ERROR(process::ReadSettings(
      options, [&](config::SettingsTable& table) { settings.Declare(table); }));
  if (settings.data.empty()) {
    ASSIGN_OR_RETURN(settings.data, UsualDataFolder());
  }
  return settings;
}

// Runs the server until somebody stops it.
Status Serve(const DevSettings& settings, std::ostream& out) {
  lifecycle::StopSignal stop;  // before any thread
  const SystemClock clock;
  const observe::Log log =
      observe::Log::ToStderr(observe::ParseLogLevel(settings.process.log_level));
  ASSIGN_OR_RETURN(const std::unique_ptr<DevServer> server,
                   DevServer::Create(settings, clock, log));
  RETURN_IF_ERROR(server->Start());
  out << fmt::format(
             "tandem dev: ready at {} (metrics at http://{}/metrics, web at {}, data in {})\n",
             server->address(), server->metrics_address(), server->web_url(), settings.data)
      << std::flush;
  stop.Wait();
  out << "tandem dev: stopping\n" << std::flush;
  server->Stop();
  out << "tandem dev: stopped\n" << std::flush;
  return OkStatus();
}

void DeclareDefaults(config::SettingsTable& table) {
  static DevSettings defaults;
  defaults.Declare(table);
}

int Run(const process::ServerOptions& typed, CommandSet& commands) {
  if (typed.print_settings) {
    return commands.Answer(process::SettingsPage("tandem dev", DeclareDefaults));
  }
  const StatusOr<DevSettings> settings = ReadDevSettings(typed);
  if (!settings.ok()) return commands.Fail(settings.status());
  const Status served = Serve(*settings, commands.out());
  if (served.ok()) return kSuccess;
  commands.Fail(served);
  return kFailure;
}

}  // namespace

void AddDevCommand(CommandSet& commands) {
  CLI::App& command = commands.Command("dev", "All services in one process, nothing else needed");
  const auto typed = process::AddServerOptions(command, DeclareDefaults);
  commands.Finish(command,
                  "  tandem dev\n"
                  "  tandem dev --data /tmp/tandem --listen 127.0.0.1:0 --log-level info",
                  [typed, &commands] { return Run(*typed, commands); });
}

}  // namespace tandem::client
