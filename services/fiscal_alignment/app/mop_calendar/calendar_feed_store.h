#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/person_name.h"
#include "libs/storage/database.h"

namespace tandem::fiscal {

// An address at which somebody's calendar program finds calendars; of its secret only a hash is
// known.
struct CalendarFeed {
  PersonName person;
  std::string id;
  std::string secret_hash;
  std::string created_by;  // id of a person
  Instant created;
  std::optional<Instant> revoked;
};

// Stateless; thread-safe.
class CalendarFeedStore {
 public:
  virtual ~CalendarFeedStore() = default;

  virtual Status Add(storage::Transaction& transaction, const CalendarFeed& feed) const = 0;
  virtual StatusOr<std::optional<CalendarFeed>> Find(storage::Transaction& transaction,
                                                     const PersonName& person,
                                                     const std::string& id) const = 0;
  // One that was not taken back.
  virtual StatusOr<std::optional<CalendarFeed>> FindSecret(
      storage::Transaction& transaction, const VendorId& vendor,
      const std::string& secret_hash) const = 0;
  virtual Status Revoke(storage::Transaction& transaction, const CalendarFeed& feed,
                        Instant now) const = 0;
  // The latest first.
  virtual StatusOr<std::vector<CalendarFeed>> Of(storage::Transaction& transaction,
                                                 const PersonName& person) const = 0;
};

}  // namespace tandem::fiscal
