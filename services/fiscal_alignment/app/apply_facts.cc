#include "services/fiscal_alignment/app/apply_facts.h"

namespace tandem::fiscal {

Status ApplyFacts::Run(storage::Transaction& transaction, const OrganisationFacts& facts,
                       Instant now) const {
  RETURN_IF_ERROR(CheckFacts(facts));
  const OrganisationName& name = facts.organisation;
  RETURN_IF_ERROR(transaction.Lock(name.partnership ? name.ToString() : VendorLock(name.vendor)));
  RETURN_IF_ERROR(Remember(transaction, facts));
  ASSIGN_OR_RETURN(auto known, repositories_.organisations.Find(transaction, facts.organisation));
  OrganisationState state =
      known ? *std::move(known) : OrganisationState{.organisation = facts.organisation};
  const std::string input_before = InputHash(state);
  const bool had_calendar = state.has_calendar();
  const Merged merged = Merge(facts, state);
  if (!merged.any()) return OkStatus();
  RETURN_IF_ERROR(repositories_.organisations.Save(transaction, state));
  if (merged.settings) {
    RETURN_IF_ERROR(repositories_.mop_calendars.Add(transaction, name, now));
    transaction.AfterCommit(wake_);
  }
  // What was agreed rests on the revision before; nothing rests on none.
  if (merged.calendar && had_calendar) {
    ASSIGN_OR_RETURN(const bool asked, repositories_.reviews.Add(transaction, name, now));
    if (asked) transaction.AfterCommit(wake_);
  }
  if (state.organisation.partnership) return Follow(transaction, state, now);
  if (!state.has_calendar() || InputHash(state) == input_before) return OkStatus();
  RETURN_IF_ERROR(repositories_.queue.AddSweep(transaction, state.organisation.vendor, now));
  transaction.AfterCommit(wake_);
  return OkStatus();
}

// An older revision than the one that counts is kept too.
Status ApplyFacts::Remember(storage::Transaction& transaction,
                            const OrganisationFacts& facts) const {
  const PartnerFactStore& store = repositories_.partner_facts;
  // The first revision of its name is its registration.
  if (facts.name && facts.name->revision == 1) {
    RETURN_IF_ERROR(store.TakeRegistration(transaction, facts.organisation, facts.told));
  }
  if (facts.calendar) {
    RETURN_IF_ERROR(store.Take(transaction, facts.organisation, *facts.calendar, facts.told));
  }
  if (!facts.verification) return OkStatus();
  return store.Take(transaction, facts.organisation, *facts.verification);
}

Status ApplyFacts::Run(storage::Transaction& transaction, const PersonFact& fact) const {
  RETURN_IF_ERROR(CheckFact(fact));
  return repositories_.partner_facts.Take(transaction, fact);
}

Status ApplyFacts::Run(storage::Transaction& transaction, const ResponsibilityFact& fact) const {
  RETURN_IF_ERROR(CheckFact(fact));
  return repositories_.partner_facts.Take(transaction, fact);
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
