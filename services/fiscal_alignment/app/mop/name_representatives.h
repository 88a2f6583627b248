#pragma once

#include "services/fiscal_alignment/app/mop/mop_authority.h"

namespace tandem::fiscal {

// A partner's executive lets reps act for the partner. Thread-safe.
class NameRepresentatives {
 public:
  NameRepresentatives(const MopPorts& ports, const MopAuthority& authority)
      : ports_(ports), authority_(authority) {}

  // Naming one again changes nothing.
  StatusOr<Representative> Name(storage::Transaction& transaction, const identity::Caller& caller,
                                const PartnershipName& partnership, const PersonId& person,
                                Instant now) const;
  // NOT_FOUND unless the person is named.
  StatusOr<Representative> Revoke(storage::Transaction& transaction, const identity::Caller& caller,
                                  const PartnershipName& partnership, const PersonId& person) const;
  StatusOr<std::vector<Representative>> List(storage::Transaction& transaction,
                                             const identity::Caller& caller,
                                             const PartnershipName& partnership) const;

 private:
  const MopPorts ports_;
  const MopAuthority& authority_;
};

}  // namespace tandem::fiscal
