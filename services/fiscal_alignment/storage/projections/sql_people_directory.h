#pragma once

#include "services/fiscal_alignment/app/people_directory.h"

namespace tandem::fiscal {

// In the tables known_people and responsibilities.
class SqlPeopleDirectory final : public PeopleDirectory {
 public:
  StatusOr<std::optional<KnownPerson>> Find(storage::Transaction& transaction,
                                            const VendorId& vendor,
                                            const PersonId& person) const override;
  StatusOr<std::vector<PersonId>> ExecutivesOf(storage::Transaction& transaction,
                                               const PartnershipName& name) const override;
  StatusOr<std::optional<PersonId>> ManagerOn(storage::Transaction& transaction,
                                              const PartnershipName& name,
                                              CivilDay day) const override;
  StatusOr<std::vector<PartnershipId>> PartnershipsOf(storage::Transaction& transaction,
                                                      const VendorId& vendor,
                                                      const PersonId& manager,
                                                      CivilDay day) const override;
};

}  // namespace tandem::fiscal
