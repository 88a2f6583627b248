#pragma once

#include <vector>

#include "services/fiscal_alignment/app/mop/mop_ports.h"

namespace tandem::fiscal {

// The timer that looks for MOPs whose moment has come.
inline constexpr const char* kMopTimer = "fiscal_alignment.mops";

// Hears of every change of a MOP that may move a date, in the transaction that makes it.
// Thread-safe.
class MopListener {
 public:
  virtual ~MopListener() = default;
  virtual Status Changed(storage::Transaction& transaction, const Mop& mop, Instant now) const = 0;
};

// Saves changed MOPs with all that goes with it: revision, steps, event, the timer for what comes
// next, and what listens. Whoever calls it holds the partnership's lock. Thread-safe; listeners
// outlive it.
class MopJournal {
 public:
  MopJournal(const MopPorts& ports, std::vector<const MopListener*> listeners)
      : ports_(ports), listeners_(std::move(listeners)) {}

  // Raises the MOP's revision.
  Status Save(storage::Transaction& transaction, Mop& mop, const std::vector<MopStep>& steps,
              Instant now) const;
  // The same for a change that moves no date and binds nobody anew: listeners need not look.
  Status SaveState(storage::Transaction& transaction, Mop& mop, const std::vector<MopStep>& steps,
                   Instant now) const;
  // Lets time do what it has done up to `now`, the renewal included.
  Status BringUp(storage::Transaction& transaction, Mop& mop, Instant now) const;

 private:
  Status RenewIfDue(storage::Transaction& transaction, Mop& mop, Instant moment, Instant now) const;

  const MopPorts ports_;
  const std::vector<const MopListener*> listeners_;
};

}  // namespace tandem::fiscal
