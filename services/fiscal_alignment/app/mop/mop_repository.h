#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "libs/storage/database.h"
#include "services/fiscal_alignment/domain/mop/mop.h"

namespace tandem::fiscal {

// All MOPs with their steps and conversations. Stateless; thread-safe. Whoever changes a MOP holds
// the lock of its partnership.
class MopRepository {
 public:
  virtual ~MopRepository() = default;

  virtual StatusOr<std::optional<Mop>> Find(storage::Transaction& transaction,
                                            const MopName& name) const = 0;
  // The number of the partnership's next one.
  virtual StatusOr<int> NextNumber(storage::Transaction& transaction,
                                   const PartnershipName& partnership) const = 0;
  // Appends the steps too, numbering them. A MOP of revision 1 is new, every other must follow the
  // one that is there: ABORTED otherwise.
  virtual Status Save(storage::Transaction& transaction, const Mop& mop,
                      const std::vector<MopStep>& steps) const = 0;

  // AGREED, ACTIVE and NEEDS_REVIEW ones of a partnership, by number.
  virtual StatusOr<std::vector<Mop>> Binding(storage::Transaction& transaction,
                                             const PartnershipName& partnership) const = 0;
  // Those that were ever agreed, by number.
  virtual StatusOr<std::vector<Mop>> EverAgreed(storage::Transaction& transaction,
                                                const PartnershipName& partnership) const = 0;
  // Whose next moment has come, the earliest first.
  virtual StatusOr<std::vector<MopName>> Due(storage::Transaction& transaction, Instant now,
                                             int limit) const = 0;

  struct Place {
    std::string partnership;
    int number = 0;
  };
  // By partnership, the latest first; `partnership` none: all of the vendor's. `states` empty: all.
  virtual StatusOr<std::vector<Mop>> List(storage::Transaction& transaction, const VendorId& vendor,
                                          const std::optional<PartnershipId>& partnership,
                                          const std::set<MopState>& states,
                                          const std::optional<Place>& after, int limit) const = 0;

  struct NumberedStep {
    std::int64_t number = 0;
    MopStep step;
  };
  virtual StatusOr<std::vector<NumberedStep>> Steps(storage::Transaction& transaction,
                                                    const MopName& name, std::int64_t after,
                                                    int limit) const = 0;

  virtual Status SaveConversation(storage::Transaction& transaction, const MopName& name,
                                  const MopConversation& conversation) const = 0;
  virtual StatusOr<std::vector<MopConversation>> Conversations(storage::Transaction& transaction,
                                                               const MopName& name, int after,
                                                               int limit) const = 0;
};

}  // namespace tandem::fiscal
