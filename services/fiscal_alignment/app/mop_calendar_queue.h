#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "libs/base/ids.h"
#include "libs/storage/database.h"

namespace tandem::fiscal {

// The MOPs of one partnership, or of all of a vendor's, whose calendars are to be looked at anew.
struct MopCalendarSweep {
  VendorId vendor;
  std::string partnership;   // empty: all of the vendor's
  std::string done_through;  // the last MOP that was looked at, empty at the start
  std::int64_t round = 0;    // another one after every change that starts it anew
};

// Settings of organisations that MOP calendars are yet to follow. Stateless; thread-safe.
class MopCalendarQueue {
 public:
  virtual ~MopCalendarQueue() = default;

  // Starts it anew if it waits already; a partner without a MOP's calendar is left out.
  virtual Status Add(storage::Transaction& transaction, const OrganisationName& organisation,
                     Instant now) const = 0;
  // Those of all vendors, unless it was done for that version of what computes.
  virtual Status AddForVersion(storage::Transaction& transaction, const std::string& version,
                               Instant now) const = 0;
  // The one that waited longest since its last page.
  virtual StatusOr<std::optional<MopCalendarSweep>> Next(
      storage::Transaction& transaction) const = 0;
  // Moves it to `done_through`, or ends it without one; false if it began anew or moved meanwhile.
  virtual StatusOr<bool> Advance(storage::Transaction& transaction, const MopCalendarSweep& sweep,
                                 const std::optional<std::string>& done_through,
                                 Instant now) const = 0;
  virtual StatusOr<std::int64_t> Waiting(storage::Transaction& transaction) const = 0;
};

}  // namespace tandem::fiscal
