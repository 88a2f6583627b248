#pragma once

#include <functional>

#include "services/fiscal_alignment/app/mop/mop_authority.h"
#include "services/fiscal_alignment/app/mop/mop_calculator.h"
#include "services/fiscal_alignment/app/mop/mop_journal.h"
#include "services/fiscal_alignment/app/mop/mop_view.h"

namespace tandem::fiscal {

// Who calls, when, and what the call expects.
struct MopCall {
  identity::Caller caller;
  Instant now;
  // Its error is the answer: called with the revision that is there; none: whatever is there.
  std::function<Status(std::int64_t)> expect;
};

// The shape of every call that changes a MOP: under the partnership's lock it is read, who calls is
// checked, time does what it has done, the call edits, and all is saved. Thread-safe.
class MopDesk {
 public:
  // What an edit works with.
  struct Edit {
    storage::Transaction& transaction;
    const MopActor& actor;
    Mop& mop;
    MopCalculator& calculator;
    std::vector<MopStep>& steps;
  };
  enum class Who { kActors, kMembers };

  MopDesk(const MopPorts& ports, const MopJournal& journal, HorizonPlaces& places)
      : ports_(ports), journal_(journal), places_(places), authority_(ports) {}

  const MopPorts& ports() const { return ports_; }
  const MopJournal& journal() const { return journal_; }
  const MopAuthority& authority() const { return authority_; }
  MopCalculator NewCalculator() const { return {ports_.all, places_}; }

  // NOT_FOUND also for what the caller's side may not see.
  StatusOr<MopView> Change(storage::Transaction& transaction, const MopCall& call,
                           const MopName& name, const std::function<Status(Edit&)>& edit,
                           Who who = Who::kActors) const;
  // What it will be for `reader`.
  StatusOr<MopView> ViewOf(storage::Transaction& transaction, MopCalculator& calculator, Mop mop,
                           Side reader, Instant now) const;
  // NOT_FOUND unless it is there and visible to that side.
  StatusOr<Mop> Load(storage::Transaction& transaction, const MopName& name, Side reader) const;
  // What of a draft only the tables know: that the owners are there, and the predecessor.
  Status CheckDraft(storage::Transaction& transaction, const PartnershipName& partnership,
                    Side side, const MopTerms& terms, Instant now) const;

 private:
  const MopPorts ports_;
  const MopJournal& journal_;
  HorizonPlaces& places_;
  const MopAuthority authority_;
};

}  // namespace tandem::fiscal
