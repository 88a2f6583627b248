#pragma once

#include <functional>
#include <ostream>
#include <string>

#include <CLI/CLI.hpp>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// What the program reports to the one that called it.
enum ExitCode : int {
  kSuccess = 0,
  kFailure = 1,   // no answer: no server, output that cannot be written, a defect
  kBadInput = 2,  // also when the other lines of a file were answered
};

// The commands of the program, the streams on which they answer, and the one that was chosen. A
// group of commands is a function that takes the set and adds itself:
//
//   void AddDevCommand(CommandSet& commands) {
//     const auto dev = std::make_shared<Dev>();
//     CLI::App& command = commands.Command("dev", "All services in one process");
//     command.add_option("--data", dev->folder, "Where the state is kept")->type_name("FOLDER");
//     commands.Finish(command, "  tandem dev --data /tmp/t", [dev, &commands] { return …; });
//   }
//
// What a command needs is owned by its function. Not thread-safe.
class CommandSet {
 public:
  CommandSet(const Terminal& terminal, CivilDay today, std::ostream& out, std::ostream& err);
  CommandSet(const CommandSet&) = delete;
  CommandSet& operator=(const CommandSet&) = delete;

  // A word that stands before commands: "vendor". An empty description means a group that another
  // function has added.
  CLI::App& Group(const std::string& name, const std::string& description);
  CLI::App& Group(CLI::App& parent, const std::string& name, const std::string& description);
  // A command without a group.
  CLI::App& Command(const std::string& name, const std::string& description);

  // Ends a command: its help shows `examples`, lines indented by two, then `notes`; `run` gives the
  // exit code.
  void Finish(CLI::App& command, const std::string& examples, std::function<int()> run,
              const std::string& notes = "");

  // Reads the command line and runs what it chose.
  int Run(std::vector<std::string> arguments);

  // For `run`: prints the answer, or the error, and gives the exit code.
  int Answer(const StatusOr<std::string>& answer);
  int Fail(const Status& status);

  const CLI::App& root() const { return app_; }
  const Terminal& terminal() const { return terminal_; }
  CivilDay today() const { return today_; }
  std::ostream& out() { return out_; }
  std::ostream& err() { return err_; }

 private:
  const Terminal& terminal_;
  CivilDay today_;
  std::ostream& out_;
  std::ostream& err_;
  CLI::App app_;
  std::function<int()> chosen_;
};

// Adds a group of commands.
using AddCommands = void (*)(CommandSet& commands);

}  // namespace tandem::client
