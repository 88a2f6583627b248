#include <memory>

#include "services/tandem/groups/mop/mop_groups.h"
#include "services/tandem/groups/mop/mop_options.h"
#include "services/tandem/mop/talk_commands.h"

namespace tandem::client {
namespace {

void AddTalk(CommandSet& commands, CLI::App& mop) {
  const auto talk = std::make_shared<MopTalk>();
  CLI::App& command = *mop.add_subcommand("talk", "Record that both sides talked");
  AddMop(command, talk->mop);
  command.add_option("--day", talk->day, "When; default: today")->type_name("DATE");
  command.add_option("--channel", talk->channel, "How: \"video call\"")
      ->required()
      ->type_name("TEXT");
  command.add_option("--vendor-people", talk->vendor_people, "Who of the vendor, by id")
      ->required()
      ->delimiter(',')
      ->type_name("ID,");
  command.add_option("--partner-people", talk->partner_people, "Who of the partner, by id")
      ->required()
      ->delimiter(',')
      ->type_name("ID,");
  command.add_option("--vendor-says", talk->vendor_says, "What binds the vendor")
      ->type_name("TEXT");
  command.add_option("--partner-says", talk->partner_says, "What binds the partner")
      ->type_name("TEXT");
  command.add_option("--summary", talk->summary, "What came of it")->required()->type_name("TEXT");
  FinishChange(
      commands, command, talk,
      "  tandem mop talk acme/softcat --channel \"video call\" \\\n"
      "    --vendor-people ann --partner-people bob,eve \\\n"
      "    --vendor-says \"We book until Saturday\" \\\n"
      "    --partner-says \"Our board meets in April\" \\\n"
      "    --summary \"A close two weeks earlier suits both\"",
      [&commands](const MopTalk& one) { return one.Run(commands.terminal(), commands.today()); });
}

}  // namespace

void AddMopTalkCommands(CommandSet& commands) {
  CLI::App& mop = commands.Group("mop", "");
  AddTalk(commands, mop);
  const auto talks = std::make_shared<MopTalks>();
  CLI::App& list = *mop.add_subcommand("talks", "The conversations about a MOP");
  AddMop(list, talks->mop);
  FinishList(commands, list, talks, "  tandem mop talks acme/softcat");

  const auto confirm = std::make_shared<MopConfirm>();
  CLI::App& command =
      *mop.add_subcommand("confirm", "Confirm a conversation that the other side recorded");
  command.add_option("TALK", confirm->talk, "As tandem mop talks shows it: acme/softcat/2/1")
      ->required()
      ->type_name("");
  FinishChange(commands, command, confirm,
               "  tandem mop confirm acme/softcat/2/1 --as p11:partner-executive");
}

}  // namespace tandem::client
