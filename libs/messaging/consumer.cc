#include "libs/messaging/consumer.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/messaging/stored_message.h"

namespace tandem::messaging {
namespace {

using storage::Transaction;

constexpr std::int64_t kPurgedAtATime = 1000;

// The value of a header, also of a message that is no event.
std::string HeaderOf(const Message& message, std::string_view name) {
  for (const auto& [header, value] : message.headers) {
    if (header == name) return value;
  }
  return {};
}

// The text with "?" for all that is not printable ASCII: any database takes it.
std::string Readable(std::string text) {
  std::ranges::replace_if(text, [](char c) { return c < ' ' || c > '~'; }, '?');
  return text;
}

std::string AttemptKey(const Event& event) { return event.source + '\n' + event.id; }

}  // namespace

struct Consumer::Parcel {
  const Message& message;
  Event event;  // as far as it could be read: source and id are never empty

  static Parcel Of(const Delivery& delivery, const StatusOr<Event>& event) {
    if (event.ok()) return {delivery.message, *event};
    Event part{.id = Readable(HeaderOf(delivery.message, "ce_id")),
               .source = Readable(HeaderOf(delivery.message, "ce_source")),
               .type = Readable(HeaderOf(delivery.message, "ce_type")),
               .key = Readable(delivery.message.key),
               .vendor = Readable(HeaderOf(delivery.message, "ce_vendor"))};
    if (part.id.empty() || part.source.empty()) {
      part.source = fmt::format("{}/{}", delivery.message.topic, delivery.partition);
      part.id = std::to_string(delivery.offset);
    }
    return {delivery.message, std::move(part)};
  }
};

Consumer::Consumer(std::string name, storage::Database& database, const Clock& clock,
                   OnFailure on_parked)
    : name_(std::move(name)),
      database_(database),
      clock_(clock),
      on_parked_(std::move(on_parked)),
      purge_pace_(kPurgedAtATime) {}

void Consumer::On(std::string type, EventHandler handler) {
  handlers_[std::move(type)] = std::move(handler);
}

void Consumer::Ignore(std::string type) { handlers_[std::move(type)] = nullptr; }

Status Consumer::Handle(std::span<const Delivery> batch) {
  ConsumerCounts counts;
  const bool purges = IsPurgeDueAfter(batch.size());
  const Status done = database_.Write([&](Transaction& transaction) -> Status {
    counts = {};
    for (const Delivery& delivery : batch) {
      RETURN_IF_ERROR(HandleOne(transaction, delivery, counts));
    }
    return purges ? Purge(transaction) : OkStatus();
  });
  if (!done.ok()) return done;
  const std::scoped_lock lock(mutex_);
  counts_.applied += counts.applied;
  counts_.duplicates += counts.duplicates;
  counts_.unknown_types += counts.unknown_types;
  counts_.parked += counts.parked;
  return done;
}

Status Consumer::HandleOne(Transaction& transaction, const Delivery& delivery,
                           ConsumerCounts& counts) {
  const StatusOr<Event> event = ToEvent(delivery.message);
  const Parcel parcel = Parcel::Of(delivery, event);
  const auto handler = handlers_.find(parcel.event.type);
  if (event.ok() && handler == handlers_.end()) {
    ++counts.unknown_types;
    return OkStatus();
  }
  if (event.ok() && !handler->second) return OkStatus();
  ASSIGN_OR_RETURN(const storage::Result remembered,
                   transaction.Execute(
                       "INSERT INTO inbox (consumer, source, event_id, at) VALUES "
                       "($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                       {name_, parcel.event.source, parcel.event.id, storage::Of(clock_.Now())}));
  if (remembered.changes == 0) {
    ++counts.duplicates;
    return OkStatus();
  }
  if (!event.ok()) {
    return Refuse(transaction, parcel, std::string(MessageOf(event.status())), counts);
  }
  return Apply(transaction, parcel, handler->second, counts);
}

Status Consumer::Apply(Transaction& transaction, const Parcel& parcel, const EventHandler& handler,
                       ConsumerCounts& counts) {
  ASSIGN_OR_RETURN(const auto first,
                   QueryOne(transaction,
                            "SELECT number FROM dead_letters WHERE consumer = $1 AND aggregateid = "
                            "$2 ORDER BY number LIMIT 1",
                            {name_, parcel.event.key}));
  if (first) {
    return Park(transaction, parcel, fmt::format("behind {}", first->Int(0)), counts);
  }
  RETURN_IF_ERROR(transaction.ActFor(parcel.event.vendor));
  Status applied = transaction.Nested([&] { return handler(transaction, parcel.event); });
  if (applied.ok()) {
    ForgetAttempts(parcel.event);
    ++counts.applied;
    return OkStatus();
  }
  if (!IsRetryable(applied)) {
    return Refuse(transaction, parcel, std::string(MessageOf(applied)), counts);
  }
  if (!IsGivenUp(parcel.event)) return applied;
  return Refuse(transaction, parcel,
                fmt::format("given up after {} attempts: {}", kMostAttempts, MessageOf(applied)),
                counts);
}

Status Consumer::Refuse(Transaction& transaction, const Parcel& parcel, const std::string& reason,
                        ConsumerCounts& counts) {
  const Event& event = parcel.event;
  if (on_parked_) {
    transaction.AfterCommit([this, told = FailedPrecondition(fmt::format(
                                       "event {} from {} about {}: {}", event.id, event.source,
                                       event.key, reason))] { on_parked_(told); });
  }
  return Park(transaction, parcel, reason, counts);
}

Status Consumer::Park(Transaction& transaction, const Parcel& parcel, const std::string& reason,
                      ConsumerCounts& counts) {
  ++counts.parked;
  const Event& event = parcel.event;
  return transaction.Defer(
      "INSERT INTO dead_letters (consumer, source, event_id, type, aggregateid, vendor, "
      "topic, headers, payload, reason, parked_at, attempts) VALUES ($1, $2, $3, $4, $5, "
      "$6, $7, $8, $9, $10, $11, 1) ON CONFLICT DO NOTHING",
      {name_, event.source, event.id, event.type, event.key, event.vendor, parcel.message.topic,
       HeadersToText(parcel.message.headers), storage::Blob{parcel.message.data}, reason,
       storage::Of(clock_.Now())});
}

bool Consumer::IsGivenUp(const Event& event) {
  const std::scoped_lock lock(mutex_);
  return ++attempts_[AttemptKey(event)] >= kMostAttempts;
}

void Consumer::ForgetAttempts(const Event& event) {
  const std::scoped_lock lock(mutex_);
  if (!attempts_.empty()) attempts_.erase(AttemptKey(event));
}

bool Consumer::IsPurgeDueAfter(std::size_t came) {
  const std::scoped_lock lock(mutex_);
  return purge_pace_.IsDueAfter(static_cast<std::int64_t>(came));
}

Status Consumer::Purge(Transaction& transaction) {
  return transaction.Defer(
      "DELETE FROM inbox WHERE (consumer, source, event_id) IN (SELECT consumer, source, "
      "event_id FROM inbox WHERE at < $1 LIMIT $2)",
      {storage::Of(clock_.Now() - kKeepInbox), kPurgedAtATime});
}

ConsumerCounts Consumer::counts() const {
  const std::scoped_lock lock(mutex_);
  return counts_;
}

}  // namespace tandem::messaging
