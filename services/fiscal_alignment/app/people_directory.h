#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/person_name.h"
#include "libs/storage/database.h"

namespace tandem::fiscal {

enum class PersonRole {
  kChannelChief,
  kChannelManager,
  kVendorSpecialist,
  kPartnerExecutive,
  kPartnerRep,
  kPartnerSpecialist,
};

// Somebody of a vendor or partner, as the partner registry told: an id and what it may do, no name.
struct KnownPerson {
  PersonName name;
  PersonRole role = PersonRole::kVendorSpecialist;
};

// Who is who, and who is responsible for what: a projection of the partner registry. Erased people
// are not found. Stateless; thread-safe.
class PeopleDirectory {
 public:
  virtual ~PeopleDirectory() = default;

  virtual StatusOr<std::optional<KnownPerson>> Find(storage::Transaction& transaction,
                                                    const VendorId& vendor,
                                                    const PersonId& person) const = 0;
  // By id.
  virtual StatusOr<std::vector<PersonId>> ExecutivesOf(storage::Transaction& transaction,
                                                       const PartnershipName& name) const = 0;
  // Who is responsible for the partnership on that day; none: nobody is.
  virtual StatusOr<std::optional<PersonId>> ManagerOn(storage::Transaction& transaction,
                                                      const PartnershipName& name,
                                                      CivilDay day) const = 0;
  // The partnerships that the manager is responsible for on that day, by id.
  virtual StatusOr<std::vector<PartnershipId>> PartnershipsOf(storage::Transaction& transaction,
                                                              const VendorId& vendor,
                                                              const PersonId& manager,
                                                              CivilDay day) const = 0;
};

}  // namespace tandem::fiscal
