#pragma once

#include "services/fiscal_alignment/app/mop/mop_desk.h"

namespace tandem::fiscal {

// MOPs and what happened to them, as the caller's side may see it. Thread-safe.
class ReadMops {
 public:
  explicit ReadMops(const MopDesk& desk) : desk_(desk) {}

  StatusOr<MopView> Get(storage::Transaction& transaction, const identity::Caller& caller,
                        const MopName& name, Instant now) const;

  struct Query {
    OrganisationName parent;
    std::set<MopState> states;  // empty: all
    std::optional<MopRepository::Place> after;
    int limit = 100;
  };
  // A partner asks for its own partnership: PERMISSION_DENIED for all of a vendor's.
  StatusOr<std::vector<MopView>> List(storage::Transaction& transaction,
                                      const identity::Caller& caller, const Query& query,
                                      Instant now) const;

  struct StepPage {
    MopName name;
    std::vector<MopRepository::NumberedStep> steps;
  };
  StatusOr<StepPage> Steps(storage::Transaction& transaction, const identity::Caller& caller,
                           const MopName& name, std::int64_t after, int limit) const;

 private:
  StatusOr<Side> ReaderOf(storage::Transaction& transaction, const identity::Caller& caller,
                          const OrganisationName& parent) const;

  const MopDesk& desk_;
};

}  // namespace tandem::fiscal
