#pragma once

#include "services/fiscal_alignment/app/mop/mop_journal.h"

namespace tandem::fiscal {

// Lets time do what it does to MOPs whose moment has come: terms begin and end, offers expire,
// promises break, renewals are drafted (F5, F6). Each step keeps the moment at which it took
// effect, however late this runs. Thread-safe.
class AdvanceMops {
 public:
  static constexpr int kPageSize = 100;

  // `failed` hears of a MOP that could not be brought up; the others are.
  AdvanceMops(const MopPorts& ports, const MopJournal& journal, OnFailure failed)
      : ports_(ports), journal_(journal), failed_(std::move(failed)) {}

  // A page of them, for all vendors; whether others are due too.
  StatusOr<bool> Run(storage::Transaction& transaction, Instant now) const;

 private:
  Status RunOne(storage::Transaction& transaction, const MopName& name, Instant now) const;

  const MopPorts ports_;
  const MopJournal& journal_;
  const OnFailure failed_;
};

}  // namespace tandem::fiscal
