#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/mop/mop_groups.h"
#include "services/tandem/groups/mop/mop_options.h"
#include "services/tandem/mop/answer_commands.h"
#include "services/tandem/mop/offer_commands.h"

namespace tandem::client {
namespace {

const std::string kTermsHelp =
    "RULE is \"V's cycle\", \"P's cycle\", \"the earlier of both closes\", \"month ends of\n"
    "January, April, July and October\" (or a month later), \"1 week before the close of\n"
    "V\" (to 12 weeks, or of P), \"two sequential periods a year\": V is the vendor, P the\n"
    "partner.";

// Where the reasons must be given.
const std::string kOfferHelp = kTermsHelp + " Without --rationale you are asked for it.";

void AddPropose(CommandSet& commands, CLI::App& mop, bool draft) {
  const auto propose = std::make_shared<MopPropose>();
  propose->draft = draft;
  CLI::App& command = *mop.add_subcommand(
      draft ? "draft" : "propose", draft ? "Write a version that the other side does not see yet"
                                         : "Offer the other side a MOP");
  AddPartnership(command, propose->partnership);
  AddTerms(command, propose->terms);
  AddRationale(command, propose->rationale);
  if (!draft) command.add_flag("--draft", propose->draft, "Only write it, do not offer it");
  const std::string examples =
      draft ? "  tandem mop draft acme/softcat --rule \"V's cycle\" --first 2027-01-01"
            : "  tandem mop propose acme/softcat --best \\\n"
              "    --rationale \"Half a day less waiting at every close\"\n"
              "  tandem mop propose acme/softcat --closes 2027-03-30,2027-06-29 \\\n"
              "    --first 2027-01-01 --last 2027-06-30 --rationale \"as we said\"\n"
              "  tandem mop propose acme/softcat --difference --rationale \"both are bound\" \\\n"
              "    --accommodate \"vendor:ann:2027-03-01:sends price lists early\" \\\n"
              "    --accommodate \"partner:bob:2027-03-15:orders before the 20th\"";
  FinishChange(
      commands, command, propose, examples,
      [&commands](const MopPropose& one) {
        return one.Run(commands.terminal(), commands.today(), commands.err());
      },
      draft ? kTermsHelp : kOfferHelp);
}

void AddRevise(CommandSet& commands, CLI::App& mop) {
  const auto revise = std::make_shared<MopRevise>();
  CLI::App& command = *mop.add_subcommand("revise", "Write a draft anew; what is not given stays");
  AddMop(command, revise->mop);
  AddTerms(command, revise->terms);
  AddRationale(command, revise->rationale);
  AddEtag(command, revise->etag);
  FinishChange(
      commands, command, revise, "  tandem mop revise acme/softcat/2 --last 2027-06-30",
      [&commands](const MopRevise& one) { return one.Run(commands.terminal(), commands.today()); });
}

void AddCounter(CommandSet& commands, CLI::App& mop) {
  const auto counter = std::make_shared<MopCounter>();
  CLI::App& command =
      *mop.add_subcommand("counter", "Answer an offer with another one; what is not given stays");
  AddMop(command, counter->mop);
  AddTerms(command, counter->terms);
  AddRationale(command, counter->rationale);
  AddEtag(command, counter->etag);
  FinishChange(
      commands, command, counter,
      "  tandem mop counter acme/softcat --rule \"P's cycle\" \\\n"
      "    --rationale \"Our board meets then\" --as p11:partner-executive",
      [&commands](const MopCounter& one) {
        return one.Run(commands.terminal(), commands.today(), commands.err());
      },
      kOfferHelp);
}

}  // namespace

void AddMopCommands(CommandSet& commands) {
  CLI::App& mop = commands.Group("mop", "Mutual operating periods: propose, answer, live by them");
  AddPropose(commands, mop, false);
  AddPropose(commands, mop, true);
  AddRevise(commands, mop);
  const auto offer = std::make_shared<MopOffer>();
  CLI::App& command = *mop.add_subcommand("offer", "Offer a draft to the other side");
  AddMop(command, offer->mop);
  AddEtag(command, offer->etag);
  FinishChange(commands, command, offer, "  tandem mop offer acme/softcat/2");
  AddCounter(commands, mop);
  AddMopAnswerCommands(commands);
  AddMopReadCommands(commands);
  AddMopTalkCommands(commands);
  AddMopPromiseCommands(commands);
  AddMopAccessCommands(commands);
  AddMopCalendarCommands(commands);
}

}  // namespace tandem::client
