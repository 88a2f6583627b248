#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "libs/storage/database.h"
#include "services/fiscal_alignment/domain/mop_calendar/reciprocity.h"

namespace tandem::fiscal {

// What people recorded of a task.
struct ReciprocityRecord {
  std::int64_t revision = 0;  // counts the changes; 0: nothing was recorded
  std::string needs;
  std::string done;
  std::string recorded_by;  // id of a person, the last one
  std::optional<Instant> asked_at;
  std::optional<Instant> done_at;
};

// Nothing is stored of a task but what people recorded. Stateless; thread-safe. Whoever saves holds
// the lock of the partnership.
class ReciprocityStore {
 public:
  virtual ~ReciprocityStore() = default;

  virtual StatusOr<std::optional<ReciprocityRecord>> Find(storage::Transaction& transaction,
                                                          const MopName& mop,
                                                          const ReciprocityTaskId& task) const = 0;
  virtual Status Save(storage::Transaction& transaction, const MopName& mop,
                      const ReciprocityTaskId& task, const ReciprocityRecord& record) const = 0;

  using Key = std::pair<MopName, ReciprocityTaskId>;
  // `partnership` none: all of the vendor's.
  virtual StatusOr<std::map<Key, ReciprocityRecord>> All(
      storage::Transaction& transaction, const VendorId& vendor,
      const std::optional<PartnershipId>& partnership) const = 0;
};

}  // namespace tandem::fiscal
