#include "libs/messaging/outbox.h"

#include "libs/messaging/stored_message.h"

namespace tandem::messaging {
namespace {

// "vendors" of "vendors/acme", "partnerships" of "vendors/acme/partnerships/softcat".
std::string AggregateType(const std::string& key) {
  const std::size_t end = key.rfind('/');
  if (end == std::string::npos) return key;
  const std::size_t begin = key.rfind('/', end - 1);
  return key.substr(begin == std::string::npos ? 0 : begin + 1,
                    end - (begin == std::string::npos ? 0 : begin + 1));
}

}  // namespace

Outbox::Outbox(std::string topic, std::function<void()> wake)
    : topic_(std::move(topic)), wake_(std::move(wake)) {}

Status Outbox::Append(storage::Transaction& transaction, Event event) const {
  ASSIGN_OR_RETURN(const auto sequence,
                   QueryOne(transaction,
                            "INSERT INTO outbox_sequences (aggregateid, last) VALUES ($1, 1) ON "
                            "CONFLICT (aggregateid) DO UPDATE SET last = outbox_sequences.last + 1 "
                            "RETURNING last",
                            {event.key}));
  event.sequence = sequence->Int(0);
  const Message message = ToMessage(event, topic_);
  RETURN_IF_ERROR(transaction.Defer(
      "INSERT INTO outbox (id, topic, aggregatetype, aggregateid, type, "
      "headers, payload, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {event.id, topic_, AggregateType(event.key), event.key, event.type,
       HeadersToText(message.headers), storage::Blob{event.data}, storage::Of(event.time)}));
  transaction.AfterCommit(wake_);
  return OkStatus();
}

}  // namespace tandem::messaging
