#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"
#include "services/tandem/operations/operations.h"

namespace tandem::client {
namespace {

void AddStatus(CommandSet& commands) {
  const auto status = std::make_shared<ServerStatus>();
  CLI::App& command = commands.Command("status", "Whether a server and its services serve");
  AddSingleFormat(command, status->format);
  AddServerOptions(command, status->server);
  commands.Finish(
      command, "  tandem status\n  tandem status --server 127.0.0.1:9000 --format json",
      [status, &commands] {
        const auto outcome = status->Run(commands.terminal());
        if (!outcome.ok()) return commands.Fail(outcome.status());
        const int code = commands.Answer(outcome->text);
        return outcome->healthy ? code : static_cast<int>(kFailure);
      },
      "The exit code is 1 unless all services serve.");
}

void AddList(CommandSet& commands, CLI::App& letters) {
  const auto list = std::make_shared<DeadLetterList>();
  CLI::App& command = *letters.add_subcommand("list", "Events that could not be applied");
  AddFormat(command, list->format);
  AddServerOptions(command, list->server);
  commands.Finish(command, "  tandem dead-letters list",
                  [list, &commands] { return commands.Answer(list->Run(commands.terminal())); });
}

void AddRedrive(CommandSet& commands, CLI::App& letters) {
  const auto redrive = std::make_shared<DeadLetterRedrive>();
  CLI::App& command = *letters.add_subcommand("redrive", "Apply the events of a key once more");
  command.add_option("CONSUMER", redrive->consumer, "Who parked them")->required()->type_name("");
  command.add_option("KEY", redrive->key, "Their key: acme/softcat")->required()->type_name("");
  AddServerOptions(command, redrive->server);
  commands.Finish(command, "  tandem dead-letters redrive fiscal-alignment acme/softcat",
                  [redrive, &commands] {
                    const auto outcome = redrive->Run();
                    if (!outcome.ok()) return commands.Fail(outcome.status());
                    const int code = commands.Answer(outcome->text);
                    return outcome->failure.ok() ? code : commands.Fail(outcome->failure);
                  });
}

void AddDiscard(CommandSet& commands, CLI::App& letters) {
  const auto discard = std::make_shared<DeadLetterDiscard>();
  CLI::App& command = *letters.add_subcommand("discard", "Drop one for good");
  command.add_option("NAME", discard->name, "As list shows it: CONSUMER/NUMBER")
      ->required()
      ->type_name("");
  AddServerOptions(command, discard->server);
  commands.Finish(command, "  tandem dead-letters discard fiscal-alignment/7",
                  [discard, &commands] { return commands.Answer(discard->Run()); });
}

}  // namespace

void AddOperationCommands(CommandSet& commands) {
  AddStatus(commands);
  CLI::App& letters = commands.Group("dead-letters", "Events that wait for a person");
  AddList(commands, letters);
  AddRedrive(commands, letters);
  AddDiscard(commands, letters);
}

}  // namespace tandem::client
