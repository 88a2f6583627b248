#pragma once

#include "services/fiscal_alignment/app/reciprocity/reciprocity_store.h"

namespace tandem::fiscal {

// In the table reciprocity_records.
class SqlReciprocity final : public ReciprocityStore {
 public:
  StatusOr<std::optional<ReciprocityRecord>> Find(storage::Transaction& transaction,
                                                  const MopName& mop,
                                                  const ReciprocityTaskId& task) const override;
  Status Save(storage::Transaction& transaction, const MopName& mop, const ReciprocityTaskId& task,
              const ReciprocityRecord& record) const override;
  StatusOr<std::map<Key, ReciprocityRecord>> All(
      storage::Transaction& transaction, const VendorId& vendor,
      const std::optional<PartnershipId>& partnership) const override;
};

}  // namespace tandem::fiscal
