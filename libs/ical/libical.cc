#include "libs/ical/libical.h"

#include <mutex>

namespace tandem::ical {

void PrepareLibical() {
  static std::once_flag once;
  std::call_once(once, [] {
    // The first time in UTC makes it read its table of zones.
    icaltimezone_get_utc_timezone();
    // Reading a period sets this and sets it back, in a table that all threads share.
    icalerror_set_error_state(ICAL_MALFORMEDDATA_ERROR, ICAL_ERROR_NONFATAL);
  });
}

}  // namespace tandem::ical
