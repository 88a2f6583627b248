#pragma once

#include "services/fiscal_alignment/app/mop/mop_calculator.h"
#include "services/fiscal_alignment/app/mop/mop_journal.h"

namespace tandem::fiscal {

// Compares what was agreed with calendars of which there is a newer revision: where a date of the
// remaining term changes, the MOP needs a review (F5). Works page by page; MOPs whose dates stay
// are marked and not changed. Several processes may do this at a time, at the cost of doing some of
// it twice. RunOnce belongs to one thread at a time.
class ReviewMops {
 public:
  static constexpr int kPageSize = 128;

  ReviewMops(storage::Database& database, const MopPorts& ports, const MopJournal& journal,
             HorizonPlaces& places, const Clock& clock)
      : database_(database), ports_(ports), journal_(journal), places_(places), clock_(clock) {}

  // One page, in a transaction of its own; false if there was nothing to do.
  StatusOr<bool> RunOnce();

 private:
  // A MOP with what the calendars make of it.
  struct Compared {
    Mop mop;
    PerSide<std::int64_t> revisions;
    MopDates agreed;
    StatusOr<MopDates> now_dates = MopDates();
    bool changes = false;
  };
  struct Page {
    ReviewTask task;
    std::vector<Compared> mops;
  };

  StatusOr<std::optional<Page>> NextPage(Instant now) const;
  StatusOr<Compared> Compare(storage::Transaction& transaction, MopCalculator& calculator, Mop mop,
                             Instant now) const;
  Status Write(storage::Transaction& transaction, const Page& page, Instant now) const;
  Status Review(storage::Transaction& transaction, const Compared& compared, Instant now) const;

  storage::Database& database_;
  const MopPorts ports_;
  const MopJournal& journal_;
  HorizonPlaces& places_;
  const Clock& clock_;
};

}  // namespace tandem::fiscal
