#include "services/fiscal_alignment/app/mop/mop_journal.h"

#include "libs/timers/timers.h"
#include "services/fiscal_alignment/domain/mop/mop_life.h"

namespace tandem::fiscal {

Status MopJournal::SaveState(storage::Transaction& transaction, Mop& mop,
                             const std::vector<MopStep>& steps, Instant now) const {
  ++mop.revision;
  RETURN_IF_ERROR(ports_.mops.Save(transaction, mop, steps));
  RETURN_IF_ERROR(
      ports_.all.facts.MopChanged(transaction, mop, steps.empty() ? nullptr : &steps.back(), now));
  const std::optional<Instant> next = NextMoment(mop);
  return next ? timers::Schedule(transaction, {.timer = kMopTimer, .at = *next}) : OkStatus();
}

Status MopJournal::Save(storage::Transaction& transaction, Mop& mop,
                        const std::vector<MopStep>& steps, Instant now) const {
  RETURN_IF_ERROR(SaveState(transaction, mop, steps, now));
  for (const MopListener* const listener : listeners_) {
    RETURN_IF_ERROR(listener->Changed(transaction, mop, now));
  }
  return OkStatus();
}

Status MopJournal::BringUp(storage::Transaction& transaction, Mop& mop, Instant now) const {
  const auto advance = [&](Instant to) {
    std::vector<MopStep> steps;
    return Advance(mop, to, steps) ? Save(transaction, mop, steps, now) : OkStatus();
  };
  // A renewal comes in its turn, also where all of it is late.
  const std::optional<Instant> renewal = RenewalMomentOf(mop);
  if (renewal && *renewal <= now) {
    RETURN_IF_ERROR(advance(*renewal));
    RETURN_IF_ERROR(RenewIfDue(transaction, mop, *renewal, now));
  }
  RETURN_IF_ERROR(advance(now));
  return RenewIfDue(transaction, mop, now, now);
}

Status MopJournal::RenewIfDue(storage::Transaction& transaction, Mop& mop, Instant moment,
                              Instant now) const {
  if (!IsRenewalDue(mop, moment)) return OkStatus();
  ASSIGN_OR_RETURN(const int number, ports_.mops.NextNumber(transaction, mop.name.partnership));
  std::vector<MopStep> steps;
  std::vector<MopStep> steps_of_renewal;
  Mop renewal = RenewalOf(mop, number, *RenewalMomentOf(mop), steps, steps_of_renewal);
  RETURN_IF_ERROR(Save(transaction, mop, steps, now));
  return Save(transaction, renewal, steps_of_renewal, now);
}

}  // namespace tandem::fiscal
