#pragma once

#include "services/fiscal_alignment/app/mop/representatives.h"

namespace tandem::fiscal {

// In the table mop_representatives.
class SqlRepresentatives final : public Representatives {
 public:
  StatusOr<std::optional<Representative>> Find(storage::Transaction& transaction,
                                               const PartnershipName& partnership,
                                               const PersonId& person) const override;
  Status Add(storage::Transaction& transaction, const PartnershipName& partnership,
             const Representative& representative) const override;
  Status Remove(storage::Transaction& transaction, const PartnershipName& partnership,
                const PersonId& person) const override;
  StatusOr<std::vector<Representative>> Of(storage::Transaction& transaction,
                                           const PartnershipName& partnership) const override;
};

}  // namespace tandem::fiscal
