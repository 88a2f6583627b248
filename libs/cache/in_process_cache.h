#pragma once

#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

#include "libs/base/clock.h"
#include "libs/cache/cache.h"

namespace tandem::cache {

// A cache in this process's memory, bounded by bytes; what was not used for longest goes first.
// Values need no envelope here, because nobody else can write them. Thread-safe.
class InProcessCache final : public Cache {
 public:
  // `clock` must outlive it.
  InProcessCache(const Clock& clock, std::size_t most_bytes);

  Bytes Get(std::string_view key) override;
  void Put(std::string_view key, Bytes value, std::chrono::seconds keep) override;

 private:
  struct Entry {
    std::string key;
    Bytes value;
    Instant until;
  };
  using Entries = std::list<Entry>;

  static std::size_t SizeOf(const Entry& entry);
  void Remove(Entries::iterator entry);

  const Clock& clock_;
  const std::size_t most_bytes_;
  std::mutex mutex_;  // guards all below
  Entries entries_;   // the last used first
  std::unordered_map<std::string_view, Entries::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace tandem::cache
