#pragma once

#include <functional>

#include "services/fiscal_alignment/app/repositories.h"

namespace tandem::fiscal {

// Takes what the partner registry says of an organisation and its people, and has computed anew
// what depends on it. Facts may come late, twice and in any order. Thread-safe.
class ApplyFacts {
 public:
  // `wake` is called after a commit with something to compute; it must be quick.
  ApplyFacts(Repositories repositories, std::function<void()> wake)
      : repositories_(repositories), wake_(std::move(wake)) {}

  // INVALID_ARGUMENT, with nothing changed, for facts that CheckFacts refuses.
  Status Run(storage::Transaction& transaction, const OrganisationFacts& facts, Instant now) const;
  // The same with facts that CheckFact refuses. No figure depends on them.
  Status Run(storage::Transaction& transaction, const PersonFact& fact) const;
  Status Run(storage::Transaction& transaction, const ResponsibilityFact& fact) const;

 private:
  Status Remember(storage::Transaction& transaction, const OrganisationFacts& facts) const;
  Status Follow(storage::Transaction& transaction, const OrganisationState& partner,
                Instant now) const;

  Repositories repositories_;
  std::function<void()> wake_;
};

}  // namespace tandem::fiscal
