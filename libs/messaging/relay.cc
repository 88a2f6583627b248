#include "libs/messaging/relay.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "libs/base/failpoint.h"
#include "libs/messaging/purge_pace.h"
#include "libs/messaging/stored_message.h"
#include "libs/storage/lease.h"

namespace tandem::messaging {
namespace {

using storage::Row;
using storage::Transaction;

constexpr std::chrono::seconds kLongestPause(60);
// Published rows are kept for a look back, then go a few at a time.
constexpr std::chrono::hours kKeepPublished(1);
constexpr std::int64_t kPurgedAtATime = 2000;
constexpr std::size_t kMarkedAtATime = 50;
// How long Stop goes on publishing.
constexpr std::chrono::seconds kDrain(5);

struct WaitingRow {
  std::int64_t number = 0;
  std::int64_t attempts = 0;
  Message message;
};

// Rows of the outbox in their order. A key whose first row is resting keeps its later rows back, so
// that they are never published before it.
StatusOr<std::vector<WaitingRow>> ReadBatch(Transaction& transaction, int limit, Instant now) {
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute(
          "SELECT number, attempts, topic, aggregateid, headers, payload FROM outbox WHERE "
          "published_at IS NULL AND NOT EXISTS (SELECT 1 FROM outbox AS resting WHERE "
          "resting.published_at IS NULL AND resting.next_attempt_at > 0 AND "
          "resting.next_attempt_at > "
          "$1 AND resting.aggregateid = outbox.aggregateid) ORDER BY number LIMIT $2",
          {storage::Of(now), std::int64_t{limit}}));
  std::vector<WaitingRow> batch;
  batch.reserve(result.rows.size());
  for (const Row& row : result.rows) {
    WaitingRow waiting{.number = row.Int(0),
                       .attempts = row.Int(1),
                       .message = {.topic = row.Text(2), .key = row.Text(3), .data = row.Bytes(5)}};
    ASSIGN_OR_RETURN(waiting.message.headers, HeadersFromText(row.Text(4)));
    batch.push_back(std::move(waiting));
  }
  return batch;
}

std::chrono::microseconds PauseAfter(std::int64_t attempts) {
  const auto exponent = std::min<std::int64_t>(attempts, 10);
  return std::min<std::chrono::microseconds>(std::chrono::milliseconds(100) * (1 << exponent),
                                             kLongestPause);
}

// "UPDATE … WHERE number IN ($2, $3, …)" of kMarkedAtATime numbers.
std::string MarkStatement() {
  std::string sql = "UPDATE outbox SET published_at = $1 WHERE number IN (";
  for (std::size_t i = 0; i < kMarkedAtATime; ++i) {
    sql += (i == 0 ? "$" : ", $") + std::to_string(i + 2);
  }
  return sql + ")";
}

// Many rows a statement, since each statement may be a journey to the server. What is missing to
// the last one's number of parameters is made up by repetition.
Status MarkPublished(Transaction& transaction, const std::vector<std::int64_t>& numbers,
                     Instant now) {
  static const std::string kSql = MarkStatement();
  for (std::size_t first = 0; first < numbers.size(); first += kMarkedAtATime) {
    std::vector<storage::Value> parameters = {storage::Of(now)};
    parameters.reserve(kMarkedAtATime + 1);
    for (std::size_t i = first; i < first + kMarkedAtATime; ++i) {
      parameters.emplace_back(numbers[std::min(i, numbers.size() - 1)]);
    }
    RETURN_IF_ERROR(transaction.Defer(kSql, parameters));
  }
  return OkStatus();
}

Status MarkFailed(Transaction& transaction, const WaitingRow& waiting, const Status& answer,
                  Instant now) {
  return transaction.Defer(
      "UPDATE outbox SET attempts = attempts + 1, next_attempt_at = $2, last_error = $3 "
      "WHERE number = $1",
      {waiting.number, storage::Of(now + PauseAfter(waiting.attempts)),
       std::string(MessageOf(answer))});
}

Status Purge(Transaction& transaction, Instant now) {
  return transaction.Defer(
      "DELETE FROM outbox WHERE number IN (SELECT number FROM outbox WHERE "
      "published_at IS NOT NULL AND published_at < $1 LIMIT $2)",
      {storage::Of(now - kKeepPublished), kPurgedAtATime});
}

}  // namespace

struct Relay::State {
  storage::Database& database;
  Publisher& publisher;
  RelayOptions options;
  std::optional<storage::Lease> lease;  // used by one thread at a time, as PublishOnce is
  PurgePace purge_pace{kPurgedAtATime};

  std::mutex mutex;  // guards all below
  std::condition_variable changed;
  bool woken = false;
  bool stopping = false;
  std::thread thread;

  bool IsRunning() {
    const std::scoped_lock lock(mutex);
    return !stopping;
  }

  void Tell(const Status& failure) const {
    if (options.on_failure) options.on_failure(failure);
  }

  void WaitUntil(std::chrono::steady_clock::time_point end) {
    std::unique_lock lock(mutex);
    changed.wait_until(lock, end, [this] { return stopping; });
  }

  void WaitUntilWoken() {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, options.idle, [this] { return woken || stopping; });
    woken = false;
  }

  // Takes the lease, or prolongs it when half of it is over; whether it is held.
  StatusOr<bool> HoldLease(Instant now) {
    if (lease && lease->until > now + options.lease / 2) return true;
    std::optional<storage::Lease> taken;
    RETURN_IF_ERROR(database.Write([&](Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(taken, storage::AcquireLease(transaction, options.name + ".relay",
                                                    options.holder, options.lease));
      return OkStatus();
    }));
    lease = std::move(taken);  // not before it is committed: until then another may have it
    return lease.has_value();
  }

  // So that the next process need not wait for the lease to run out.
  void ReleaseLease() {
    if (!lease) return;
    database
        .Write(
            [this](Transaction& transaction) { return storage::ReleaseLease(transaction, *lease); })
        .IgnoreError();  // it runs out by itself
    lease.reset();
  }

  Status Mark(const std::vector<WaitingRow>& batch, const std::vector<Status>& answers) {
    const bool purges = purge_pace.IsDueAfter(static_cast<std::int64_t>(batch.size()));
    return database.Write([&](Transaction& transaction) -> Status {
      RETURN_IF_ERROR(storage::CheckLease(transaction, *lease));
      ASSIGN_OR_RETURN(const Instant now, transaction.Now());
      std::vector<std::int64_t> published;
      for (std::size_t i = 0; i < batch.size(); ++i) {
        if (answers[i].ok()) {
          published.push_back(batch[i].number);
        } else {
          RETURN_IF_ERROR(MarkFailed(transaction, batch[i], answers[i], now));
        }
      }
      RETURN_IF_ERROR(MarkPublished(transaction, published, now));
      return purges ? Purge(transaction, now) : OkStatus();
    });
  }
};

Relay::Relay(storage::Database& database, Publisher& publisher, RelayOptions options)
    : state_(
          new State{.database = database, .publisher = publisher, .options = std::move(options)}) {}

Relay::~Relay() { Stop(); }

void Relay::Start() {
  const std::scoped_lock lock(state_->mutex);
  if (state_->thread.joinable() || state_->stopping) return;
  state_->thread = std::thread([this] {
    while (state_->IsRunning()) {
      const auto begun = std::chrono::steady_clock::now();
      const StatusOr<int> published = PublishOnce();
      if (!published.ok()) state_->Tell(published.status());
      if (!published.ok() || *published == 0) {
        state_->WaitUntilWoken();
      } else if (*published < state_->options.batch) {
        state_->WaitUntil(begun + state_->options.gap);
      }
    }
    const auto end = std::chrono::steady_clock::now() + kDrain;
    while (std::chrono::steady_clock::now() < end) {
      const StatusOr<int> published = PublishOnce();
      if (!published.ok() || *published == 0) break;
    }
    state_->ReleaseLease();
  });
}

void Relay::Stop() {
  std::thread thread;
  {
    const std::scoped_lock lock(state_->mutex);
    state_->stopping = true;
    thread = std::move(state_->thread);
  }
  state_->changed.notify_all();
  if (thread.joinable()) thread.join();
}

void Relay::Wake() {
  {
    const std::scoped_lock lock(state_->mutex);
    state_->woken = true;
  }
  state_->changed.notify_all();
}

StatusOr<int> Relay::PublishOnce() {
  std::vector<WaitingRow> batch;
  Instant now;
  RETURN_IF_ERROR(state_->database.Read([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(now, transaction.Now());
    ASSIGN_OR_RETURN(batch, ReadBatch(transaction, state_->options.batch, now));
    return OkStatus();
  }));
  if (batch.empty()) return 0;
  ASSIGN_OR_RETURN(const bool held, state_->HoldLease(now));
  if (!held) return 0;
  std::vector<Message> messages;
  messages.reserve(batch.size());
  for (const WaitingRow& waiting : batch) messages.push_back(waiting.message);
  RETURN_IF_ERROR(TANDEM_FAILPOINT("relay.before_publish"));
  const std::vector<Status> answers = state_->publisher.Publish(messages);
  RETURN_IF_ERROR(TANDEM_FAILPOINT("relay.after_publish"));
  // Told whatever comes of the marks: it may have taken so long that the lease is lost.
  const auto failed = std::ranges::find_if(answers, [](const Status& one) { return !one.ok(); });
  if (failed != answers.end()) state_->Tell(*failed);  // one stands for all of its round
  const Status marked = state_->Mark(batch, answers);
  if (marked.code() == StatusCode::kAborted) state_->lease.reset();
  RETURN_IF_ERROR(marked);
  RETURN_IF_ERROR(TANDEM_FAILPOINT("relay.after_mark"));
  return static_cast<int>(
      std::ranges::count_if(answers, [](const Status& answer) { return answer.ok(); }));
}

StatusOr<Relay::Backlog> Relay::Waiting() {
  Backlog backlog;
  RETURN_IF_ERROR(state_->database.Read([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const Instant now, transaction.Now());
    ASSIGN_OR_RETURN(const auto row,
                     QueryOne(transaction,
                              "SELECT count(*), min(created_at) FROM outbox WHERE published_at IS "
                              "NULL"));
    backlog.rows = row->Int(0);
    if (const auto oldest = row->MaybeInt(1)) {
      const auto age = std::chrono::duration_cast<std::chrono::seconds>(now - FromMicros(*oldest));
      backlog.oldest_seconds = std::max<std::int64_t>(0, age.count());
    }
    return OkStatus();
  }));
  return backlog;
}

}  // namespace tandem::messaging
