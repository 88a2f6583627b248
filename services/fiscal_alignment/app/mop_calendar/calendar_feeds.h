#pragma once

#include "libs/base/ids.h"
#include "libs/identity/caller.h"
#include "services/fiscal_alignment/app/mop_calendar/calendar_feed_store.h"
#include "services/fiscal_alignment/app/people_directory.h"

namespace tandem::fiscal {

// Makes, shows and takes back the secret addresses of people's calendar feeds. A person may do that
// for itself, a chief for the vendor's people, an executive for its partner's: PERMISSION_DENIED
// for others of the same side, NOT_FOUND where the person does not exist or is another partner's.
// Thread-safe.
class CalendarFeeds {
 public:
  static constexpr std::size_t kMostFeeds = 20;  // of a person, that work

  // All of them outlive it.
  CalendarFeeds(const CalendarFeedStore& store, const PeopleDirectory& people, IdSource& ids)
      : store_(store), people_(people), ids_(ids) {}

  struct Created {
    CalendarFeed feed;
    std::string secret;  // at least 256 random bits; nobody will know it again
  };
  // FAILED_PRECONDITION, reason TOO_MANY_FEEDS, beyond kMostFeeds.
  StatusOr<Created> Create(storage::Transaction& transaction, const identity::Caller& caller,
                           const PersonName& person, Instant now) const;
  // NOT_FOUND for one that does not exist; once more changes nothing.
  StatusOr<CalendarFeed> Revoke(storage::Transaction& transaction, const identity::Caller& caller,
                                const PersonName& person, const std::string& id, Instant now) const;
  StatusOr<std::vector<CalendarFeed>> List(storage::Transaction& transaction,
                                           const identity::Caller& caller,
                                           const PersonName& person) const;

 private:
  Status CheckMay(storage::Transaction& transaction, const identity::Caller& caller,
                  const PersonName& person) const;

  const CalendarFeedStore& store_;
  const PeopleDirectory& people_;
  IdSource& ids_;
};

// "vendors/acme/people/ann/calendarFeeds/x7".
std::string NameOf(const CalendarFeed& feed);

}  // namespace tandem::fiscal
