#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "libs/base/status.h"

// The port to a cache of computed values under immutable keys: a key says everything that the value
// depends on, so that nothing is ever invalidated; old entries age out. Adapters: in_process_cache,
// libs/redis.
namespace tandem::cache {

using Bytes = std::shared_ptr<const std::string>;

// Thread-safe. A cache that is down costs time only: Get then finds nothing and Put does nothing.
class Cache {
 public:
  virtual ~Cache() = default;
  // Null if the key is not there.
  virtual Bytes Get(std::string_view key) = 0;
  virtual void Put(std::string_view key, Bytes value, std::chrono::seconds keep) = 0;
};

}  // namespace tandem::cache
