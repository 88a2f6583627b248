#include "libs/cache/in_process_cache.h"

namespace tandem::cache {
namespace {

// What the list, the map and the shared pointer take beside key and value, roughly.
constexpr std::size_t kOverhead = 200;

}  // namespace

InProcessCache::InProcessCache(const Clock& clock, std::size_t most_bytes)
    : clock_(clock), most_bytes_(most_bytes) {}

std::size_t InProcessCache::SizeOf(const Entry& entry) {
  return kOverhead + entry.key.size() + entry.value->size();
}

void InProcessCache::Remove(Entries::iterator entry) {
  bytes_ -= SizeOf(*entry);
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

Bytes InProcessCache::Get(std::string_view key) {
  const std::scoped_lock lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  if (found->second->until <= clock_.Now()) {
    Remove(found->second);
    return nullptr;
  }
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->value;
}

void InProcessCache::Put(std::string_view key, Bytes value, std::chrono::seconds keep) {
  Entry entry{std::string(key), std::move(value), clock_.Now() + keep};
  if (SizeOf(entry) > most_bytes_) return;  // it would only drive all others out
  const std::scoped_lock lock(mutex_);
  if (const auto found = by_key_.find(key); found != by_key_.end()) Remove(found->second);
  entries_.push_front(std::move(entry));
  by_key_[entries_.front().key] = entries_.begin();
  bytes_ += SizeOf(entries_.front());
  while (bytes_ > most_bytes_) Remove(std::prev(entries_.end()));
}

}  // namespace tandem::cache
