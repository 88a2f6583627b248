#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "libs/cache/cache.h"

namespace tandem::cache {

// Computed values behind a cache. Of callers that miss the same key at a time, one computes and the
// others take its answer (single flight). An error is answered and not kept. Thread-safe.
class Cached {
 public:
  using Compute = std::function<StatusOr<std::string>()>;

  // `cache` must outlive it.
  explicit Cached(Cache& cache) : cache_(cache) {}

  StatusOr<Bytes> GetOrCompute(const std::string& key, std::chrono::seconds keep,
                               const Compute& compute);

 private:
  struct Flight;

  Cache& cache_;
  std::mutex mutex_;  // guards flights_
  std::map<std::string, std::shared_ptr<Flight>> flights_;
};

}  // namespace tandem::cache
