#pragma once

#include <string>

#include "services/fiscal_alignment/app/mop/mop_desk.h"

namespace tandem::fiscal {

// How two sides come to agree (F5, F6): from the first draft to the acceptance. Errors are those of
// mop_life.h and MopDesk. Thread-safe.
class NegotiateMop {
 public:
  explicit NegotiateMop(const MopDesk& desk) : desk_(desk) {}

  StatusOr<MopView> Create(storage::Transaction& transaction, const MopCall& call,
                           const PartnershipName& partnership, const MopDraft& draft) const;
  StatusOr<MopView> Revise(storage::Transaction& transaction, const MopCall& call,
                           const MopName& name, const MopDraft& draft) const;
  StatusOr<MopView> Discard(storage::Transaction& transaction, const MopCall& call,
                            const MopName& name) const;
  StatusOr<MopView> Propose(storage::Transaction& transaction, const MopCall& call,
                            const MopName& name) const;
  StatusOr<MopView> Counter(storage::Transaction& transaction, const MopCall& call,
                            const MopName& name, const MopDraft& draft) const;
  StatusOr<MopView> Accept(storage::Transaction& transaction, const MopCall& call,
                           const MopName& name, int version, const std::string& rationale) const;
  StatusOr<MopView> Withdraw(storage::Transaction& transaction, const MopCall& call,
                             const MopName& name, const std::string& reason) const;
  StatusOr<MopView> Decline(storage::Transaction& transaction, const MopCall& call,
                            const MopName& name, const std::string& reason) const;

 private:
  Status EditToAccept(MopDesk::Edit& edit, int version, const std::string& rationale,
                      Instant now) const;

  const MopDesk& desk_;
};

}  // namespace tandem::fiscal
