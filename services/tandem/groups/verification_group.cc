#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"
#include "services/tandem/registry/verifications.h"

namespace tandem::client {
namespace {

void AddVerify(CommandSet& commands) {
  const auto verify = std::make_shared<Verify>();
  CLI::App& command =
      commands.Command("verify", "Say that you made sure of what the registry says");
  command
      .add_option("SUBJECT", verify->subject,
                  "An organisation: acme, acme/softcat, or a person: acme/softcat:bob")
      ->required()
      ->type_name("");
  command
      .add_option("--what", verify->what,
                  "Which of its facts; default itself: its name, and what stands with it")
      ->check(CLI::IsMember(VerifiableWords()))
      ->type_name("WHAT");
  command.add_option("--method", verify->method, "By what you made sure; name no people in it")
      ->required()
      ->type_name("TEXT");
  command
      .add_option("--revision", verify->revision,
                  "The revision that you checked, which must be the newest; default: the newest")
      ->check(Decimal())
      ->check(CLI::Range(1, 999'999'999))
      ->type_name("N");
  AddChangeOptions(command, verify->change);
  AddSingleFormat(command, verify->format);
  AddServerOptions(command, verify->server);
  commands.Finish(
      command,
      "  tandem verify acme/softcat --method \"companies register\"\n"
      "  tandem verify acme/softcat --what calendar --revision 2 \\\n"
      "    --method \"annual report 2025\"\n"
      "  tandem verify acme/softcat:bob --what absences --method \"call with the office\"",
      [verify, &commands] { return commands.Answer(verify->Run(commands.terminal())); },
      kPersonHelp);
}

}  // namespace

void AddVerificationCommands(CommandSet& commands) {
  AddVerify(commands);
  const auto list = std::make_shared<VerificationList>();
  CLI::App& command = commands.Command(
      "verifications", "Who made sure of what, when and by what, and of what nobody");
  command.add_option("ORG", list->organisation, "The organisation; a vendor's own things")
      ->required()
      ->type_name("");
  AddFormat(command, list->format);
  AddServerOptions(command, list->server);
  commands.Finish(
      command, "  tandem verifications acme/softcat",
      [list, &commands] { return commands.Answer(list->Run(commands.terminal())); }, kNameHelp);
}

}  // namespace tandem::client
