#pragma once

#include "services/fiscal_alignment/app/mop_calendar/calendar_feed_store.h"

namespace tandem::fiscal {

// In the table calendar_feeds.
class SqlCalendarFeeds final : public CalendarFeedStore {
 public:
  Status Add(storage::Transaction& transaction, const CalendarFeed& feed) const override;
  StatusOr<std::optional<CalendarFeed>> Find(storage::Transaction& transaction,
                                             const PersonName& person,
                                             const std::string& id) const override;
  StatusOr<std::optional<CalendarFeed>> FindSecret(storage::Transaction& transaction,
                                                   const VendorId& vendor,
                                                   const std::string& secret_hash) const override;
  Status Revoke(storage::Transaction& transaction, const CalendarFeed& feed,
                Instant now) const override;
  StatusOr<std::vector<CalendarFeed>> Of(storage::Transaction& transaction,
                                         const PersonName& person) const override;
};

}  // namespace tandem::fiscal
