#pragma once

#include <string_view>
#include <vector>

#include "libs/identity/caller.h"
#include "services/fiscal_alignment/app/mop/mop_ports.h"
#include "services/fiscal_alignment/domain/mop/mop_life.h"

namespace tandem::fiscal {

// Who may do what with the MOPs of a partnership. Stateless; thread-safe.
class MopAuthority {
 public:
  explicit MopAuthority(const MopPorts& ports) : ports_(ports) {}

  // For the vendor its chief or the manager who is responsible today, for the partner its executive
  // or a rep whom the executive named; PERMISSION_DENIED for everybody else.
  StatusOr<MopActor> ActorOf(storage::Transaction& transaction, const identity::Caller& caller,
                             const PartnershipName& partnership, Instant now) const;
  // Anybody who is known on the caller's side; PERMISSION_DENIED for everybody else.
  StatusOr<MopActor> MemberOf(storage::Transaction& transaction, const identity::Caller& caller,
                              const PartnershipName& partnership) const;
  // An executive of the partner; PERMISSION_DENIED for everybody else.
  StatusOr<PersonId> ExecutiveOf(storage::Transaction& transaction, const identity::Caller& caller,
                                 const PartnershipName& partnership) const;
  // The side that reads. NOT_FOUND for people of another partnership.
  StatusOr<Side> ReaderOf(storage::Transaction& transaction, const identity::Caller& caller,
                          const PartnershipName& partnership) const;

  // INVALID_ARGUMENT that names the field unless the person is known, on that side.
  Status CheckMember(storage::Transaction& transaction, const PartnershipName& partnership,
                     Side side, const PersonId& person, std::string_view field) const;
  // The same of every accommodation's owner, below "terms".
  Status CheckOwners(storage::Transaction& transaction, const PartnershipName& partnership,
                     const MopTerms& terms) const;
  // INVALID_ARGUMENT on "person" unless it is a rep of the partner.
  Status CheckRep(storage::Transaction& transaction, const PartnershipName& partnership,
                  const PersonId& person) const;

 private:
  StatusOr<bool> MayActForVendor(storage::Transaction& transaction, const identity::Caller& caller,
                                 const PersonId& person, const PartnershipName& partnership,
                                 Instant now) const;
  StatusOr<bool> MayActForPartner(storage::Transaction& transaction, const identity::Caller& caller,
                                  const PersonId& person, const PartnershipName& partnership) const;
  // None unless the person is known, on that side.
  StatusOr<std::optional<KnownPerson>> Member(storage::Transaction& transaction,
                                              const PartnershipName& partnership, Side side,
                                              const PersonId& person) const;

  const MopPorts ports_;
};

}  // namespace tandem::fiscal
