#include "libs/timers/timers.h"

namespace tandem::timers {

Status Schedule(storage::Transaction& transaction, const Occurrence& occurrence) {
  return transaction.Defer(
      "INSERT INTO timer_occurrences (timer, at, payload) VALUES ($1, $2, $3) ON CONFLICT "
      "DO NOTHING",
      {occurrence.timer, storage::Of(occurrence.at), occurrence.payload});
}

Status Cancel(storage::Transaction& transaction, const std::string& timer, Instant at) {
  return transaction.Defer(
      "DELETE FROM timer_occurrences WHERE timer = $1 AND at = $2 AND state = 'due'",
      {timer, storage::Of(at)});
}

}  // namespace tandem::timers
