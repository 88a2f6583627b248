#pragma once

#include "services/fiscal_alignment/app/mop/mop_repository.h"
#include "services/fiscal_alignment/app/mop_calendar/calendar_feed_store.h"
#include "services/fiscal_alignment/app/mop_calendar/mop_calendar_store.h"
#include "services/fiscal_alignment/app/repositories.h"
#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar_view.h"

namespace tandem::fiscal {

// One calendar of a feed.
struct FeedCalendar {
  MopName mop;
  PerSide<std::string> display_names;
  std::vector<MopCalendarEntry> entries;
  Instant changed;
};

// What stands at the address of a feed.
struct FeedContents {
  Side reader = Side::kVendor;
  std::vector<FeedCalendar> calendars;  // by partnership, the latest MOP first
};

// Finds what was last told of the calendars of all MOPs in force that concern the owner of a feed:
// of a chief the vendor's, of a channel manager those of today's partnerships, of a partner's
// person their own. Thread-safe.
class FindFeedContents {
 public:
  static constexpr int kMostMops = 1000;

  // All of them outlive it.
  FindFeedContents(storage::Database& database, Repositories repositories,
                   const MopRepository& mops, const MopCalendarStore& calendars,
                   const CalendarFeedStore& feeds, const Clock& clock)
      : database_(database),
        repositories_(repositories),
        mops_(mops),
        calendars_(calendars),
        feeds_(feeds),
        clock_(clock) {}

  // None where no feed has this secret, or its owner is not known any more.
  StatusOr<std::optional<FeedContents>> Run(const VendorId& vendor,
                                            const std::string& secret) const;

 private:
  StatusOr<std::optional<FeedContents>> Look(storage::Transaction& transaction,
                                             const VendorId& vendor,
                                             const std::string& secret_hash) const;
  StatusOr<std::vector<Mop>> MopsOf(storage::Transaction& transaction,
                                    const KnownPerson& person) const;
  StatusOr<FeedCalendar> CalendarOf(storage::Transaction& transaction, const Mop& mop,
                                    const std::string& vendor_name) const;

  storage::Database& database_;
  Repositories repositories_;
  const MopRepository& mops_;
  const MopCalendarStore& calendars_;
  const CalendarFeedStore& feeds_;
  const Clock& clock_;
};

}  // namespace tandem::fiscal
