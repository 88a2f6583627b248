#include "services/fiscal_alignment/rpc/mop/mop_rpc.h"
#include "services/fiscal_alignment/rpc/roles.h"

namespace tandem::fiscal {

std::vector<identity::PolicyRow> MopPolicyRows() {
  using identity::Role;
  const std::set<Role>& actors = ActorRoles();
  const std::set<Role>& readers = ReaderRoles();
  const std::set<Role> executives = {Role::kPartnerExecutive};
  return {
      {"tandem.fiscal.v1.MopService/CreateMop", actors, "parent"},
      {"tandem.fiscal.v1.MopService/ReviseMop", actors, "name"},
      {"tandem.fiscal.v1.MopService/DiscardMop", actors, "name"},
      {"tandem.fiscal.v1.MopService/ProposeMop", actors, "name"},
      {"tandem.fiscal.v1.MopService/CounterMop", actors, "name"},
      {"tandem.fiscal.v1.MopService/AcceptMop", actors, "name"},
      {"tandem.fiscal.v1.MopService/WithdrawMop", actors, "name"},
      {"tandem.fiscal.v1.MopService/DeclineMop", actors, "name"},
      {"tandem.fiscal.v1.MopService/ReaffirmMop", actors, "name"},
      {"tandem.fiscal.v1.MopService/EndMop", actors, "name"},
      {"tandem.fiscal.v1.MopService/GetMop", readers, "name"},
      {"tandem.fiscal.v1.MopService/ListMops", readers, "parent"},
      {"tandem.fiscal.v1.MopService/ListMopSteps", readers, "name"},
      {"tandem.fiscal.v1.MopService/RecordMopConversation", actors, "parent"},
      {"tandem.fiscal.v1.MopService/ConfirmMopConversation", actors, "name"},
      {"tandem.fiscal.v1.MopService/ListMopConversations", readers, "parent"},
      {"tandem.fiscal.v1.MopService/KeepAccommodation", actors, "name"},
      {"tandem.fiscal.v1.MopService/ContestAccommodation", actors, "name"},
      {"tandem.fiscal.v1.MopService/AnswerAccommodation", actors, "name"},
      {"tandem.fiscal.v1.MopService/NameRepresentative", executives, "parent"},
      {"tandem.fiscal.v1.MopService/RevokeRepresentative", executives, "parent"},
      {"tandem.fiscal.v1.MopService/ListRepresentatives", readers, "parent"},
      {"tandem.fiscal.v1.MopService/CreateOfferLink", actors, "name"},
      {"tandem.fiscal.v1.MopService/RevokeOfferLink", actors, "name"},
      {"tandem.fiscal.v1.MopService/ListOfferLinks", readers, "parent"},
  };
}

}  // namespace tandem::fiscal
