#include "libs/redis/redis_cache.h"

#include <csignal>

#include "libs/cache/envelope.h"

namespace tandem::redis {
namespace {

// More callers at a time than this have connections that are not kept.
constexpr std::size_t kMostIdle = 16;

}  // namespace

StatusOr<std::unique_ptr<RedisCache>> RedisCache::Create(RedisOptions options) {
  ASSIGN_OR_RETURN(Address address, Address::Parse(options.server));
  // hiredis writes to connections that the server has closed; that must not end the process.
  std::signal(SIGPIPE, SIG_IGN);
  return std::unique_ptr<RedisCache>(new RedisCache(std::move(options), std::move(address)));
}

cache::Bytes RedisCache::Get(std::string_view key) {
  const std::string full = options_.prefix + std::string(key);
  const StatusOr<Reply> reply = Ask({"GET", full});
  if (!reply.ok() || !*reply) {
    ++misses_;
    return nullptr;
  }
  std::optional<std::string> value = cache::Open(full, **reply);
  if (!value) {
    ++misses_;
    ++damaged_;
    return nullptr;
  }
  ++hits_;
  return std::make_shared<const std::string>(*std::move(value));
}

void RedisCache::Put(std::string_view key, cache::Bytes value, std::chrono::seconds keep) {
  const std::string full = options_.prefix + std::string(key);
  // What fails is told, and costs the next reader time only.
  Ask({"SET", full, cache::Seal(full, *value), "EX", std::to_string(keep.count())})
      .status()
      .IgnoreError();
}

RedisCache::Counts RedisCache::counts() const {
  return {.hits = hits_, .misses = misses_, .damaged = damaged_, .failures = failures_};
}

StatusOr<Reply> RedisCache::Ask(const std::vector<std::string_view>& words) {
  if (IsResting()) return Unavailable("the server is not asked after a failure");
  StatusOr<Reply> reply = AskNow(words);
  if (!reply.ok()) {
    ++failures_;
    Rest(reply.status());
  }
  return reply;
}

StatusOr<Reply> RedisCache::AskNow(const std::vector<std::string_view>& words) {
  std::unique_ptr<Connection> connection = TakeIdle();
  if (connection) {
    StatusOr<Reply> reply = connection->Ask(words);
    if (reply.status().code() != StatusCode::kUnavailable) {
      Return(std::move(connection));
      return reply;
    }
    // The server may have been started anew, and then no old connection is of use.
    const std::scoped_lock lock(mutex_);
    idle_.clear();
  }
  ASSIGN_OR_RETURN(connection,
                   Connection::Open(address_, options_.connect_timeout, options_.command_timeout));
  StatusOr<Reply> reply = connection->Ask(words);
  if (reply.status().code() != StatusCode::kUnavailable) Return(std::move(connection));
  return reply;
}

std::unique_ptr<Connection> RedisCache::TakeIdle() {
  const std::scoped_lock lock(mutex_);
  if (idle_.empty()) return nullptr;
  std::unique_ptr<Connection> connection = std::move(idle_.back());
  idle_.pop_back();
  return connection;
}

void RedisCache::Return(std::unique_ptr<Connection> connection) {
  const std::scoped_lock lock(mutex_);
  if (idle_.size() < kMostIdle) idle_.push_back(std::move(connection));
}

bool RedisCache::IsResting() const {
  const std::scoped_lock lock(mutex_);
  return std::chrono::steady_clock::now() < rests_until_;
}

void RedisCache::Rest(const Status& failure) {
  {
    const std::scoped_lock lock(mutex_);
    rests_until_ = std::chrono::steady_clock::now() + options_.pause;
  }
  if (options_.on_failure) options_.on_failure(failure);
}

}  // namespace tandem::redis
