#include <memory>

#include "services/tandem/groups/mop/mop_groups.h"
#include "services/tandem/groups/mop/mop_options.h"
#include "services/tandem/mop/answer_commands.h"
#include "services/tandem/mop/review_commands.h"

namespace tandem::client {
namespace {

void AddAccept(CommandSet& commands, CLI::App& mop) {
  const auto accept = std::make_shared<MopAccept>();
  CLI::App& command =
      *mop.add_subcommand("accept", "Accept the other side's offer: both sides agree");
  AddMop(command, accept->mop);
  command.add_option("--version", accept->version, "Which version; default: the open one")
      ->check(Decimal())
      ->check(CLI::Range(1, 999'999'999))
      ->type_name("N");
  AddRationale(command, accept->rationale);
  AddEtag(command, accept->etag);
  FinishChange(
      commands, command, accept,
      "  tandem mop accept acme/softcat --version 1 \\\n"
      "    --rationale \"It fits our year\" --as p11:partner-executive",
      [&commands](const MopAccept& one) { return one.Run(commands.terminal(), commands.err()); });
}

// A command that takes a reason.
template <typename Command>
void AddWithReason(CommandSet& commands, CLI::App& mop, const std::string& name,
                   const std::string& description, const std::string& example) {
  const auto change = std::make_shared<Command>();
  CLI::App& command = *mop.add_subcommand(name, description);
  AddMop(command, change->mop);
  command.add_option("--reason", change->reason, "Why, for the other side to read")
      ->required()
      ->type_name("TEXT");
  AddEtag(command, change->etag);
  FinishChange(commands, command, change, example);
}

void AddReview(CommandSet& commands, CLI::App& mop) {
  const auto review = std::make_shared<MopReview>();
  CLI::App& command =
      *mop.add_subcommand("review", "What a changed calendar does to what was agreed");
  AddMop(command, review->mop);
  AddSingleFormat(command, review->format);
  AddServerOptions(command, review->server);
  commands.Finish(
      command, "  tandem mop review acme/softcat",
      [review, &commands] { return commands.Answer(review->Run(commands.terminal())); }, kMopHelp);

  const auto reaffirm = std::make_shared<MopReaffirm>();
  CLI::App& reaffirm_command =
      *mop.add_subcommand("reaffirm", "Let it hold on the changed calendars; shows them first");
  AddMop(reaffirm_command, reaffirm->mop);
  reaffirm_command.add_flag("--yes", reaffirm->yes,
                            "Do not ask; must be given where nobody can be asked");
  reaffirm_command.add_option("--etag", reaffirm->etag, "Only the review that was shown with it")
      ->type_name("ETAG");
  FinishChange(
      commands, reaffirm_command, reaffirm, "  tandem mop reaffirm acme/softcat",
      [&commands](const MopReaffirm& one) { return one.Run(commands.terminal(), commands.err()); });
}

}  // namespace

void AddMopAnswerCommands(CommandSet& commands) {
  CLI::App& mop = commands.Group("mop", "");
  AddAccept(commands, mop);
  AddWithReason<MopDecline>(commands, mop, "decline", "Decline the other side's offer",
                            "  tandem mop decline acme/softcat --reason \"not this year\"");
  AddWithReason<MopWithdraw>(commands, mop, "withdraw", "Take an own offer back",
                             "  tandem mop withdraw acme/softcat --reason \"wrong days\"");
  const auto discard = std::make_shared<MopDiscard>();
  CLI::App& command = *mop.add_subcommand("discard", "Throw a draft away");
  AddMop(command, discard->mop);
  AddEtag(command, discard->etag);
  FinishChange(commands, command, discard, "  tandem mop discard acme/softcat/2");
  AddWithReason<MopEnd>(commands, mop, "end", "End what was agreed, with the next joint close",
                        "  tandem mop end acme/softcat --reason \"the partnership ends\"");
  AddReview(commands, mop);
}

}  // namespace tandem::client
