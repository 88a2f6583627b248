#include <memory>

#include "services/tandem/groups/mop/mop_groups.h"
#include "services/tandem/groups/mop/mop_options.h"
#include "services/tandem/mop/representatives.h"

namespace tandem::client {
namespace {

template <typename Command>
void AddRepresentative(CommandSet& commands, CLI::App& group, const std::string& name,
                       const std::string& description) {
  const auto change = std::make_shared<Command>();
  CLI::App& command = *group.add_subcommand(name, description);
  AddPartnership(command, change->partnership);
  command.add_option("--person", change->person, "The rep, by id")->required()->type_name("ID");
  FinishChange(commands, command, change,
               "  tandem mop representative " + name +
                   " acme/softcat --person p12 \\\n    --as p11:partner-executive");
}

void AddRepresentatives(CommandSet& commands, CLI::App& mop) {
  CLI::App& group =
      commands.Group(mop, "representative", "Reps who may act for a partner: name, revoke, list");
  AddRepresentative<RepresentativeName>(commands, group, "name", "Let a rep act for the partner");
  AddRepresentative<RepresentativeRevoke>(commands, group, "revoke", "Take that back");
  const auto list = std::make_shared<RepresentativeList>();
  CLI::App& command = *group.add_subcommand("list", "Who may act for a partner");
  AddPartnership(command, list->partnership);
  FinishList(commands, command, list, "  tandem mop representative list acme/softcat");
}

}  // namespace

void AddMopAccessCommands(CommandSet& commands) {
  CLI::App& mop = commands.Group("mop", "");
  AddRepresentatives(commands, mop);
  const auto create = std::make_shared<OfferLinkCreate>();
  CLI::App& link =
      *mop.add_subcommand("link", "Make the address of a page on which an offer is answered");
  AddMop(link, create->mop);
  link.add_option("--person", create->person, "In whose name the page answers, by id")
      ->required()
      ->type_name("ID");
  FinishChange(commands, link, create, "  tandem mop link acme/softcat --person p11");

  const auto list = std::make_shared<OfferLinkList>();
  CLI::App& links = *mop.add_subcommand("links", "The addresses that were made for a MOP");
  AddMop(links, list->mop);
  FinishList(commands, links, list, "  tandem mop links acme/softcat");

  const auto revoke = std::make_shared<OfferLinkRevoke>();
  CLI::App& command = *mop.add_subcommand("revoke-link", "Take such an address back");
  command.add_option("LINK", revoke->link, "As tandem mop links shows it: acme/softcat/2/ID")
      ->required()
      ->type_name("");
  FinishChange(commands, command, revoke, "  tandem mop revoke-link acme/softcat/2/k3d9");
}

}  // namespace tandem::client
