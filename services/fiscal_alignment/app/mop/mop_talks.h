#pragma once

#include "services/fiscal_alignment/app/mop/mop_desk.h"

namespace tandem::fiscal {

// The conversations about MOPs: an acceptance rests on one (F5). Thread-safe.
class MopTalks {
 public:
  explicit MopTalks(const MopDesk& desk) : desk_(desk) {}

  // Of `conversation` counts what people say: day, channel, people, constraints, summary.
  // INVALID_ARGUMENT for people who are not known on that side.
  StatusOr<MopConversation> Record(storage::Transaction& transaction, const MopCall& call,
                                   const MopName& name, MopConversation conversation) const;
  // By the side that did not record it, once.
  StatusOr<MopConversation> Confirm(storage::Transaction& transaction, const MopCall& call,
                                    const MopName& name, int number) const;
  StatusOr<std::vector<MopConversation>> List(storage::Transaction& transaction,
                                              const identity::Caller& caller, const MopName& name,
                                              int after, int limit) const;

 private:
  Status CheckPeople(storage::Transaction& transaction, const PartnershipName& partnership,
                     const MopConversation& conversation) const;

  const MopDesk& desk_;
};

}  // namespace tandem::fiscal
