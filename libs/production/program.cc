#include "libs/production/program.h"

#include <exception>
#include <iostream>

#include <fmt/format.h>

#include "libs/lifecycle/stop_signal.h"
#include "libs/postgres/row_security.h"
#include "libs/process/process.h"

namespace tandem::production {
namespace {

enum ExitCode : int { kSuccess = 0, kFailure = 1, kBadInput = 2 };

Status Serve(const Program& program, const ProductionSettings& settings) {
  lifecycle::StopSignal stop;  // before any thread
  const observe::Log log =
      observe::Log::ToStderr(observe::ParseLogLevel(settings.process.log_level));
  ASSIGN_OR_RETURN(const auto engines, EngineSet::Open(settings, program.schema_name, log));
  std::unique_ptr<process::Service> service;
  process::Process process(settings.process, log);  // goes before the service
  service = program.make(engines->For(process));
  RETURN_IF_ERROR(process.Add(*service));
  const Status started = process.Start();
  if (started.ok()) {
    const std::string web =
        process.web_address().empty() ? "" : fmt::format(", web at {}", process.web_url());
    std::cout << fmt::format("{}: ready at {} (metrics at http://{}/metrics{})\n", program.name,
                             process.address(), process.metrics_address(), web)
              << std::flush;
    stop.Wait();
    std::cout << program.name << ": stopping\n" << std::flush;
  }
  process.Stop();
  if (started.ok()) std::cout << program.name << ": stopped\n" << std::flush;
  return started;
}

Status Migrate(const Program& program, const ProductionSettings& settings) {
  ASSIGN_OR_RETURN(const auto database, OpenAsOwner(settings, program.schema_name));
  RETURN_IF_ERROR(Annotate(storage::Migrate(*database, program.schema),
                           fmt::format("schema {} of this owner", program.schema_name)));
  RETURN_IF_ERROR(postgres::GrantRights(
      *database, program.schema_name,
      {.app = program.schema_name + "_app", .relay = program.schema_name + "_relay"}));
  std::cout << program.name << ": the tables are up to date\n" << std::flush;
  return OkStatus();
}

int Report(const Program& program, const Status& status, ExitCode code) {
  std::cerr << program.name << ": " << MessageOf(status) << "\n";
  return code;
}

int Run(const Program& program, int argc, char** argv) {
  ProductionSettings settings;
  const auto declare = [&](config::SettingsTable& table) {
    settings.Declare(table);
    if (program.more_settings) program.more_settings(table);
  };
  CLI::App app("A service of Tandem on PostgreSQL, Kafka and Redis", program.name);
  app.require_subcommand(0, 1);
  app.fallthrough();  // settings may stand behind the command, too
  const auto typed = process::AddServerOptions(app, declare);
  app.add_subcommand("serve", "Serve until SIGTERM or SIGINT (also without a command)");
  const CLI::App* const migrate = app.add_subcommand(
      "migrate", "Bring the tables up to date, as their owner, and give the roles their rights");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kSuccess : kBadInput;
  }
  if (typed->print_settings) {
    std::cout << process::SettingsPage(program.name, declare);
    return kSuccess;
  }
  if (const Status read = process::ReadSettings(*typed, declare); !read.ok()) {
    return Report(program, read, kBadInput);
  }
  const Status done = migrate->parsed() ? Migrate(program, settings) : Serve(program, settings);
  if (done.ok()) return kSuccess;
  return Report(program, done, done.code() == StatusCode::kInvalidArgument ? kBadInput : kFailure);
}

}  // namespace

int Main(const Program& program, int argc, char** argv) {
  try {
    return Run(program, argc, argv);
  } catch (const std::exception& error) {
    std::cerr << program.name << ": defect: " << error.what() << "\n";
    return kFailure;
  }
}

}  // namespace tandem::production
