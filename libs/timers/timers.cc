#include "libs/timers/timers.h"

namespace tandem::timers {

Status Schedule(storage::Transaction& transaction, const Occurrence& occurrence) {
  return transaction
      .Execute(
          "INSERT INTO timer_occurrences (timer, at, payload) VALUES ($1, $2, $3) ON CONFLICT "
          "DO NOTHING",
          {occurrence.timer, storage::Of(occurrence.at), occurrence.payload})
      .status();
}

Status Cancel(storage::Transaction& transaction, const std::string& timer, Instant at) {
  return transaction
      .Execute("DELETE FROM timer_occurrences WHERE timer = $1 AND at = $2 AND state = 'due'",
               {timer, storage::Of(at)})
      .status();
}

}  // namespace tandem::timers
