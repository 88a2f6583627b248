#include "services/fiscal_alignment/app/apply_facts.h"

namespace tandem::fiscal {

Status ApplyFacts::Run(storage::Transaction& transaction, const OrganisationFacts& facts,
                       Instant now) const {
  RETURN_IF_ERROR(CheckFacts(facts));
  const OrganisationName& name = facts.organisation;
  RETURN_IF_ERROR(transaction.Lock(name.partnership ? name.ToString() : VendorLock(name.vendor)));
  ASSIGN_OR_RETURN(auto known, repositories_.organisations.Find(transaction, facts.organisation));
  OrganisationState state =
      known ? *std::move(known) : OrganisationState{.organisation = facts.organisation};
  const std::string input_before = InputHash(state);
  if (!Merge(facts, state).any()) return OkStatus();
  RETURN_IF_ERROR(repositories_.organisations.Save(transaction, state));
  if (state.organisation.partnership) return Follow(transaction, state, now);
  if (!state.has_calendar() || InputHash(state) == input_before) return OkStatus();
  RETURN_IF_ERROR(repositories_.queue.AddSweep(transaction, state.organisation.vendor, now));
  transaction.AfterCommit(wake_);
  return OkStatus();
}

Status ApplyFacts::Follow(storage::Transaction& transaction, const OrganisationState& partner,
                          Instant now) const {
  ASSIGN_OR_RETURN(const bool behind, repositories_.figures.Follow(transaction, partner));
  if (!behind) return OkStatus();
  const PartnershipName name{partner.organisation.vendor, *partner.organisation.partnership};
  RETURN_IF_ERROR(repositories_.queue.Add(transaction, name, now));
  transaction.AfterCommit(wake_);
  return OkStatus();
}

}  // namespace tandem::fiscal
