#pragma once

#include <functional>

#include "services/fiscal_alignment/app/mop/mop_authority.h"
#include "services/fiscal_alignment/app/reciprocity/find_tasks.h"

namespace tandem::fiscal {

// Where it is told to others that something was recorded. Thread-safe.
class ReciprocityFacts {
 public:
  virtual ~ReciprocityFacts() = default;

  virtual Status TaskChanged(storage::Transaction& transaction, const ReciprocityTask& task,
                             const std::string& request_id, Instant now) const = 0;
};

// Records what the other side needs and what was done for it. Only who may act on the partnership's
// MOPs for the side that has to act may do so: PERMISSION_DENIED for others. Thread-safe.
class RecordReciprocity {
 public:
  static constexpr std::size_t kLongestText = 4000;  // characters

  // All of them outlive it.
  RecordReciprocity(const FindReciprocityTasks& find, const ReciprocityStore& store,
                    const ReciprocityFacts& facts, const MopAuthority& authority)
      : find_(find), store_(store), facts_(facts), authority_(authority) {}

  struct Command {
    const identity::Caller& caller;
    ReciprocityTaskName task;
    std::string text;
    std::function<Status(std::int64_t revision)> check_etag;
    std::string request_id;
  };
  // INVALID_ARGUMENT that names "needs" or "done" for a text that is empty or too long.
  StatusOr<ReciprocityTask> RecordNeeds(storage::Transaction& transaction, const Command& command,
                                        Instant now) const;
  StatusOr<ReciprocityTask> Complete(storage::Transaction& transaction, const Command& command,
                                     Instant now) const;

 private:
  StatusOr<ReciprocityTask> Change(storage::Transaction& transaction, const Command& command,
                                   const std::function<void(ReciprocityRecord&)>& change,
                                   Instant now) const;

  const FindReciprocityTasks& find_;
  const ReciprocityStore& store_;
  const ReciprocityFacts& facts_;
  const MopAuthority& authority_;
};

}  // namespace tandem::fiscal
