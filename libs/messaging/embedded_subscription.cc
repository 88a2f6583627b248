#include "libs/messaging/embedded_subscription.h"

#include <algorithm>

#include "libs/base/failpoint.h"
#include "libs/messaging/stored_message.h"

namespace tandem::messaging {
namespace {

using storage::Row;
using storage::Transaction;

constexpr std::chrono::milliseconds kFirstPause(50);
constexpr std::chrono::milliseconds kLongestPause(5000);
// The bell rings for every message; looking without it is for clocks and operators that lie.
constexpr std::chrono::milliseconds kIdle(1000);
constexpr std::chrono::hours kKeepFinished(1);
constexpr std::int64_t kPurgedAtATime = 2000;

Status PurgeFinished(Transaction& transaction, const std::string& topic) {
  ASSIGN_OR_RETURN(const Instant now, transaction.Now());
  return transaction.Defer(
      "DELETE FROM bus_messages WHERE number IN (SELECT number FROM bus_messages WHERE "
      "topic = $1 AND number <= (SELECT min(done) FROM bus_places WHERE topic = $1) AND at "
      "< $2 ORDER BY number LIMIT $3)",
      {topic, storage::Of(now - kKeepFinished), kPurgedAtATime});
}

}  // namespace

EmbeddedSubscription::EmbeddedSubscription(storage::Database& database,
                                           std::shared_ptr<EmbeddedBus::Bell> bell,
                                           SubscriptionOptions options, BatchHandler handler)
    : database_(database),
      bell_(std::move(bell)),
      options_(std::move(options)),
      handler_(std::move(handler)),
      purge_pace_(kPurgedAtATime) {}

EmbeddedSubscription::~EmbeddedSubscription() { Stop(); }

Status EmbeddedSubscription::Join() {
  return database_.Write([this](Transaction& transaction) -> Status {
    for (const std::string& topic : options_.topics) {
      RETURN_IF_ERROR(
          transaction.Defer("INSERT INTO bus_places (consumer_group, topic, done) VALUES "
                            "($1, $2, 0) ON CONFLICT DO NOTHING",
                            {options_.group, topic}));
    }
    return OkStatus();
  });
}

void EmbeddedSubscription::Start() {
  thread_ = std::thread([this] { Run(); });
}

void EmbeddedSubscription::Stop() {
  {
    const std::scoped_lock lock(bell_->mutex);
    stopping_ = true;
  }
  bell_->changed.notify_all();
  if (thread_.joinable()) thread_.join();
}

StatusOr<std::int64_t> EmbeddedSubscription::Lag() {
  std::int64_t lag = 0;
  RETURN_IF_ERROR(database_.Read([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const auto row,
                     QueryOne(transaction,
                              "SELECT count(*) FROM bus_messages JOIN bus_places ON "
                              "bus_places.topic = bus_messages.topic WHERE consumer_group = $1 AND "
                              "number > done",
                              {options_.group}));
    lag = row->Int(0);
    return OkStatus();
  }));
  return lag;
}

void EmbeddedSubscription::Run() {
  std::chrono::milliseconds pause = kFirstPause;
  while (!IsStopping()) {
    const std::uint64_t seen = Rings();
    bool any = false;
    Status failed;
    for (const std::string& topic : options_.topics) {
      const StatusOr<bool> delivered = DeliverNext(topic);
      if (!delivered.ok()) failed = delivered.status();
      any = any || (delivered.ok() && *delivered);
    }
    if (!failed.ok()) {
      if (options_.on_failure) options_.on_failure(failed);
      // New messages do not shorten the pause: they would come behind the ones that failed.
      for (auto end = std::chrono::steady_clock::now() + pause;
           !IsStopping() && std::chrono::steady_clock::now() < end;) {
        Wait(Rings(), std::chrono::duration_cast<std::chrono::milliseconds>(
                          end - std::chrono::steady_clock::now()));
      }
      pause = std::min(pause * 2, kLongestPause);
      continue;
    }
    pause = kFirstPause;
    if (!any) Wait(seen, kIdle);
  }
}

StatusOr<bool> EmbeddedSubscription::DeliverNext(const std::string& topic) {
  ASSIGN_OR_RETURN(const std::vector<Delivery> batch, ReadBatch(topic));
  if (batch.empty()) return false;
  RETURN_IF_ERROR(handler_(batch));
  RETURN_IF_ERROR(TANDEM_FAILPOINT("bus.before_offset_commit"));
  RETURN_IF_ERROR(Move(topic, batch.back().offset, batch.size()));
  return true;
}

StatusOr<std::vector<Delivery>> EmbeddedSubscription::ReadBatch(const std::string& topic) {
  std::vector<Delivery> batch;
  RETURN_IF_ERROR(database_.Read([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(
        const storage::Result result,
        transaction.Execute(
            "SELECT number, key, headers, payload FROM bus_messages WHERE topic = "
            "$1 AND number > (SELECT done FROM bus_places WHERE consumer_group = $2 "
            "AND topic = $1) ORDER BY number LIMIT $3",
            {topic, options_.group, static_cast<std::int64_t>(options_.most_in_batch)}));
    for (const Row& row : result.rows) {
      Delivery delivery{.message = {.topic = topic, .key = row.Text(1), .data = row.Bytes(3)},
                        .offset = row.Int(0)};
      ASSIGN_OR_RETURN(delivery.message.headers, HeadersFromText(row.Text(2)));
      batch.push_back(std::move(delivery));
    }
    return OkStatus();
  }));
  return batch;
}

Status EmbeddedSubscription::Move(const std::string& topic, std::int64_t done, std::size_t moved) {
  const bool purges = purge_pace_.IsDueAfter(static_cast<std::int64_t>(moved));
  return database_.Write([&](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(
        transaction.Defer("UPDATE bus_places SET done = $3 WHERE consumer_group = $1 AND "
                          "topic = $2",
                          {options_.group, topic, done}));
    return purges ? PurgeFinished(transaction, topic) : OkStatus();
  });
}

void EmbeddedSubscription::Wait(std::uint64_t seen, std::chrono::milliseconds time) {
  std::unique_lock lock(bell_->mutex);
  bell_->changed.wait_for(lock, time, [&] { return stopping_ || bell_->rings != seen; });
}

std::uint64_t EmbeddedSubscription::Rings() {
  const std::scoped_lock lock(bell_->mutex);
  return bell_->rings;
}

bool EmbeddedSubscription::IsStopping() {
  const std::scoped_lock lock(bell_->mutex);
  return stopping_;
}

}  // namespace tandem::messaging
