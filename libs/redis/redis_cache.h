#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/cache/cache.h"
#include "libs/redis/redis_connection.h"

namespace tandem::redis {

struct RedisOptions {
  std::string server;              // redis://[:PASSWORD@]HOST:PORT[/DATABASE]
  std::string prefix = "tandem:";  // of every key
  std::chrono::milliseconds connect_timeout{50};
  std::chrono::milliseconds command_timeout{20};
  // After a failure nobody asks for so long: a server that hangs costs each of these once.
  std::chrono::milliseconds pause{1000};
  OnFailure on_failure;  // hears of each failure
};

// A cache in Redis, which several processes share. Its values are sealed (libs/cache/envelope), so
// that whatever else lies under a key is a miss. A server that is down, slow, full or filled with
// garbage costs time only. Thread-safe; each call has a connection of its own, which is kept for
// the next one.
class RedisCache final : public cache::Cache {
 public:
  // INVALID_ARGUMENT for an address of another form. Connects when it is used first.
  static StatusOr<std::unique_ptr<RedisCache>> Create(RedisOptions options);

  cache::Bytes Get(std::string_view key) override;
  void Put(std::string_view key, cache::Bytes value, std::chrono::seconds keep) override;

  struct Counts {
    std::int64_t hits = 0;
    std::int64_t misses = 0;    // those of a server that could not be asked, too
    std::int64_t damaged = 0;   // of the misses: something was there that was no value
    std::int64_t failures = 0;  // calls to the server that did not succeed
  };
  Counts counts() const;

 private:
  RedisCache(RedisOptions options, Address address)
      : options_(std::move(options)), address_(std::move(address)) {}

  // The server's answer; an error if it has none, or while nobody asks.
  StatusOr<Reply> Ask(const std::vector<std::string_view>& words);
  StatusOr<Reply> AskNow(const std::vector<std::string_view>& words);
  // Null if there is none.
  std::unique_ptr<Connection> TakeIdle();
  void Return(std::unique_ptr<Connection> connection);
  bool IsResting() const;
  void Rest(const Status& failure);

  const RedisOptions options_;
  const Address address_;

  mutable std::mutex mutex_;  // guards the next two
  std::vector<std::unique_ptr<Connection>> idle_;
  std::chrono::steady_clock::time_point rests_until_;

  std::atomic<std::int64_t> hits_ = 0;
  std::atomic<std::int64_t> misses_ = 0;
  std::atomic<std::int64_t> damaged_ = 0;
  std::atomic<std::int64_t> failures_ = 0;
};

}  // namespace tandem::redis
