// What an operator does with the events that a consumer has parked.
#include <fmt/format.h>

#include "libs/messaging/consumer.h"
#include "libs/messaging/stored_message.h"

namespace tandem::messaging {

using storage::Row;
using storage::Transaction;

StatusOr<std::vector<DeadLetter>> Consumer::DeadLetters(std::int64_t after, int limit) {
  std::vector<DeadLetter> letters;
  RETURN_IF_ERROR(database_.Read([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const storage::Result result,
                     transaction.Execute(
                         "SELECT number, source, event_id, type, aggregateid, vendor, reason, "
                         "parked_at, attempts FROM dead_letters WHERE consumer = $1 AND number > "
                         "$2 ORDER BY number LIMIT $3",
                         {name_, after, std::int64_t{limit}}));
    for (const Row& row : result.rows) {
      letters.push_back({.number = row.Int(0),
                         .consumer = name_,
                         .source = row.Text(1),
                         .event_id = row.Text(2),
                         .type = row.Text(3),
                         .key = row.Text(4),
                         .vendor = row.Text(5),
                         .reason = row.Text(6),
                         .parked_at = row.At(7),
                         .attempts = static_cast<int>(row.Int(8))});
    }
    return OkStatus();
  }));
  return letters;
}

StatusOr<std::int64_t> Consumer::CountDeadLetters() {
  std::int64_t count = 0;
  RETURN_IF_ERROR(database_.Read([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(
        const auto row,
        QueryOne(transaction, "SELECT count(*) FROM dead_letters WHERE consumer = $1", {name_}));
    count = row->Int(0);
    return OkStatus();
  }));
  return count;
}

StatusOr<bool> Consumer::RedriveOne(const std::string& key) {
  bool found = false;
  std::int64_t number = 0;
  Status applied = database_.Write([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const auto row,
                     QueryOne(transaction,
                              "SELECT number, topic, headers, payload FROM dead_letters WHERE "
                              "consumer = $1 AND aggregateid = $2 ORDER BY number LIMIT 1",
                              {name_, key}));
    found = row.has_value();
    if (!row) return OkStatus();
    number = row->Int(0);
    Message message{.topic = row->Text(1), .key = key, .data = row->Bytes(3)};
    ASSIGN_OR_RETURN(message.headers, HeadersFromText(row->Text(2)));
    ASSIGN_OR_RETURN(const Event event, ToEvent(message));
    const auto handler = handlers_.find(event.type);
    if (handler == handlers_.end())
      return FailedPrecondition(fmt::format("no handler of {}", event.type));
    RETURN_IF_ERROR(transaction.ActFor(event.vendor));
    RETURN_IF_ERROR(handler->second(transaction, event));
    return transaction.Defer("DELETE FROM dead_letters WHERE number = $1", {number});
  });
  if (applied.ok()) return found;
  RETURN_IF_ERROR(database_.Write([&](Transaction& transaction) {
    return transaction.Defer(
        "UPDATE dead_letters SET attempts = attempts + 1, reason = $2 WHERE number = $1",
        {number, std::string(MessageOf(applied))});
  }));
  return applied;
}

Status Consumer::Redrive(const std::string& key, int* done) {
  *done = 0;
  for (;;) {
    ASSIGN_OR_RETURN(const bool applied, RedriveOne(key));
    if (!applied) break;
    ++*done;
  }
  if (*done > 0) return OkStatus();
  return NotFound(fmt::format("no dead letter of {} has the key \"{}\"", name_, key));
}

Status Consumer::Discard(std::int64_t number) {
  std::int64_t gone = 0;
  RETURN_IF_ERROR(database_.Write([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(
        const storage::Result result,
        transaction.Execute("DELETE FROM dead_letters WHERE consumer = $1 AND number = "
                            "$2",
                            {name_, number}));
    gone = result.changes;
    return OkStatus();
  }));
  if (gone > 0) return OkStatus();
  return NotFound(fmt::format("{} has no dead letter {}", name_, number));
}

}  // namespace tandem::messaging
