#pragma once

#include "services/fiscal_alignment/app/reciprocity/find_tasks.h"

namespace tandem::fiscal {

struct ReciprocityQuery {
  OrganisationName parent;                // the vendor: all of its partnerships
  std::optional<calendar::DaySpan> days;  // of closes
  std::optional<Side> side;               // that acts
  std::string assignee;                   // id; empty: everybody
  bool open_only = false;
  std::string after;  // ReciprocityPlaceOf the last task of the page before; empty: the first page
  int size = 0;
};

struct ReciprocityPage {
  std::vector<ReciprocityTask> tasks;
  bool more = false;
};

// One close of one side, with what the other did for it, is the task; see ReciprocityTask.
struct ReciprocityLedger {
  struct Count {
    int asked = 0;
    int done = 0;
    int open = 0;
  };
  std::vector<ReciprocityTask> tasks;  // by close
  PerSide<Count> counts;               // of the acting side's
};

// Where a task stands in the order of lists: by due day, partnership and side.
std::string ReciprocityPlaceOf(const ReciprocityTask& task);

// What the calls that read answer. NOT_FOUND for a partnership that does not exist or is not the
// partner's who asks, PERMISSION_DENIED for a partner that asks for all of a vendor's;
// INVALID_ARGUMENT that names the field. Thread-safe.
class ReadReciprocity {
 public:
  static constexpr int kMostYears = 10;

  // All of them outlive it.
  ReadReciprocity(storage::Database& database, Repositories repositories,
                  const FindReciprocityTasks& find, const Clock& clock)
      : database_(database), repositories_(repositories), find_(find), clock_(clock) {}

  StatusOr<ReciprocityPage> List(const identity::Caller& caller,
                                 const ReciprocityQuery& query) const;
  StatusOr<ReciprocityLedger> Ledger(const identity::Caller& caller,
                                     const PartnershipName& partnership,
                                     const std::optional<calendar::DaySpan>& days) const;

 private:
  Status CheckSees(storage::Transaction& transaction, const identity::Caller& caller,
                   const OrganisationName& parent) const;
  // Those of the query from its place on, at most one more than it asks for.
  StatusOr<std::vector<ReciprocityTask>> Select(storage::Transaction& transaction,
                                                std::vector<ReciprocityTask> tasks,
                                                const ReciprocityQuery& query) const;

  storage::Database& database_;
  Repositories repositories_;
  const FindReciprocityTasks& find_;
  const Clock& clock_;
};

}  // namespace tandem::fiscal
