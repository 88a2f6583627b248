#pragma once

#include <optional>
#include <vector>

#include "libs/base/person_name.h"
#include "libs/storage/database.h"

namespace tandem::fiscal {

// A rep who may act for its partner.
struct Representative {
  PersonId person;
  PersonId named_by;
  Instant named;

  friend bool operator==(const Representative&, const Representative&) = default;
};

// Who was named. Stateless; thread-safe.
class Representatives {
 public:
  virtual ~Representatives() = default;

  virtual StatusOr<std::optional<Representative>> Find(storage::Transaction& transaction,
                                                       const PartnershipName& partnership,
                                                       const PersonId& person) const = 0;
  // One that is not there yet.
  virtual Status Add(storage::Transaction& transaction, const PartnershipName& partnership,
                     const Representative& representative) const = 0;
  virtual Status Remove(storage::Transaction& transaction, const PartnershipName& partnership,
                        const PersonId& person) const = 0;
  // By id.
  virtual StatusOr<std::vector<Representative>> Of(storage::Transaction& transaction,
                                                   const PartnershipName& partnership) const = 0;
};

}  // namespace tandem::fiscal
