#include "services/fiscal_alignment/app/mop_calendar/mop_calendar_rounds.h"

#include <charconv>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

std::string ToText(const MopName& name) {
  return fmt::format("{}|{}", name.partnership.partnership.value(), name.number);
}

// Nothing for the start of a sweep.
std::optional<MopRepository::Place> PlaceOf(const std::string& done_through) {
  const std::size_t bar = done_through.find('|');
  if (bar == std::string::npos) return std::nullopt;
  MopRepository::Place place{.partnership = done_through.substr(0, bar)};
  std::from_chars(done_through.data() + bar + 1, done_through.data() + done_through.size(),
                  place.number);
  return place;
}

}  // namespace

StatusOr<bool> MopCalendarRounds::RunOnce() {
  bool worked = false;
  const auto work = [&](storage::Transaction& transaction) -> Status {
    worked = false;
    RETURN_IF_ERROR(transaction.ActFor(storage::Transaction::kEveryVendor));
    ASSIGN_OR_RETURN(const std::optional<MopCalendarSweep> sweep, queue_.Next(transaction));
    if (!sweep) return OkStatus();
    worked = true;
    RETURN_IF_ERROR(transaction.ActFor(sweep->vendor.value()));
    return DoPage(transaction, *sweep);
  };
  RETURN_IF_ERROR(database_.Write(work));
  return worked;
}

Status MopCalendarRounds::DoPage(storage::Transaction& transaction,
                                 const MopCalendarSweep& sweep) const {
  MopRepository::Filter filter{
      .vendor = sweep.vendor,
      .states = {MopState::kAgreed, MopState::kActive, MopState::kNeedsReview}};
  if (!sweep.partnership.empty()) {
    ASSIGN_OR_RETURN(filter.partnership, PartnershipId::Parse("partnership", sweep.partnership));
  }
  ASSIGN_OR_RETURN(const std::vector<Mop> mops,
                   mops_.List(transaction, filter, PlaceOf(sweep.done_through), kPageSize));
  const Instant now = clock_.Now();
  const bool last = mops.size() < static_cast<std::size_t>(kPageSize);
  ASSIGN_OR_RETURN(
      const bool ours,
      queue_.Advance(transaction, sweep,
                     last ? std::nullopt : std::optional(ToText(mops.back().name)), now));
  if (!ours) return OkStatus();
  for (const Mop& mop : mops) RETURN_IF_ERROR(KeepOne(transaction, mop.name, now));
  return OkStatus();
}

// It may have changed before its lock was held.
Status MopCalendarRounds::KeepOne(storage::Transaction& transaction, const MopName& name,
                                  Instant now) const {
  RETURN_IF_ERROR(transaction.Lock(name.partnership.ToString()));
  ASSIGN_OR_RETURN(const std::optional<Mop> mop, mops_.Find(transaction, name));
  return mop && IsBinding(mop->state) ? keeper_.Changed(transaction, *mop, now) : OkStatus();
}

}  // namespace tandem::fiscal
