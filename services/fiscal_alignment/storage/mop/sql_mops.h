#pragma once

#include "services/fiscal_alignment/app/mop/mop_repository.h"

namespace tandem::fiscal {

// In the tables mops, mop_steps and mop_conversations.
class SqlMops final : public MopRepository {
 public:
  StatusOr<std::optional<Mop>> Find(storage::Transaction& transaction,
                                    const MopName& name) const override;
  StatusOr<int> NextNumber(storage::Transaction& transaction,
                           const PartnershipName& partnership) const override;
  Status Save(storage::Transaction& transaction, const Mop& mop,
              const std::vector<MopStep>& steps) const override;
  StatusOr<std::vector<Mop>> Binding(storage::Transaction& transaction,
                                     const PartnershipName& partnership) const override;
  StatusOr<std::vector<Mop>> EverAgreed(storage::Transaction& transaction,
                                        const PartnershipName& partnership) const override;
  StatusOr<std::vector<MopName>> Due(storage::Transaction& transaction, Instant now,
                                     int limit) const override;
  StatusOr<std::vector<Mop>> List(storage::Transaction& transaction, const Filter& filter,
                                  const std::optional<Place>& after, int limit) const override;
  StatusOr<std::vector<NumberedStep>> Steps(storage::Transaction& transaction, const MopName& name,
                                            const StepFilter& filter, std::int64_t after,
                                            int limit) const override;
  StatusOr<std::vector<Mop>> Behind(storage::Transaction& transaction,
                                    const OrganisationName& organisation, std::int64_t revision,
                                    int limit) const override;
  Status MarkCompared(storage::Transaction& transaction, const Mop& mop,
                      const PerSide<std::int64_t>& revisions) const override;
  StatusOr<int> NextConversation(storage::Transaction& transaction,
                                 const MopName& name) const override;
  Status SaveConversation(storage::Transaction& transaction, const MopName& name,
                          const MopConversation& conversation) const override;
  StatusOr<std::vector<MopConversation>> Conversations(storage::Transaction& transaction,
                                                       const MopName& name, int after,
                                                       int limit) const override;
  StatusOr<bool> TalkedUntil(storage::Transaction& transaction, const MopName& name,
                             CivilDay day) const override;
};

}  // namespace tandem::fiscal
