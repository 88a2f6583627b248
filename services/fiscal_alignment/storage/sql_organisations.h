#pragma once

#include "services/fiscal_alignment/app/organisation_repository.h"

namespace tandem::fiscal {

// In the table organisations.
class SqlOrganisations final : public OrganisationRepository {
 public:
  StatusOr<std::optional<OrganisationState>> Find(storage::Transaction& transaction,
                                                  const OrganisationName& name) const override;
  StatusOr<std::optional<CalendarStamp>> FindStamp(storage::Transaction& transaction,
                                                   const OrganisationName& name) const override;
  Status Save(storage::Transaction& transaction, const OrganisationState& state) const override;
};

}  // namespace tandem::fiscal
