#include "libs/cache/cached.h"

#include <condition_variable>
#include <optional>

namespace tandem::cache {

struct Cached::Flight {
  std::mutex mutex;  // guards answer
  std::condition_variable landed;
  std::optional<StatusOr<Bytes>> answer;

  StatusOr<Bytes> Wait() {
    std::unique_lock lock(mutex);
    landed.wait(lock, [this] { return answer.has_value(); });
    return *answer;
  }
  void Land(const StatusOr<Bytes>& result) {
    {
      const std::scoped_lock lock(mutex);
      answer = result;
    }
    landed.notify_all();
  }
};

StatusOr<Bytes> Cached::GetOrCompute(const std::string& key, std::chrono::seconds keep,
                                     const Compute& compute) {
  if (Bytes known = cache_.Get(key)) return known;
  std::shared_ptr<Flight> flight;
  bool own = false;
  {
    const std::scoped_lock lock(mutex_);
    std::shared_ptr<Flight>& slot = flights_[key];
    own = slot == nullptr;
    if (own) slot = std::make_shared<Flight>();
    flight = slot;
  }
  if (!own) return flight->Wait();
  StatusOr<Bytes> result = cache_.Get(key);  // another flight may have landed in between
  if (*result != nullptr) {
    // Nothing to do.
  } else if (StatusOr<std::string> computed = compute(); computed.ok()) {
    result = std::make_shared<const std::string>(*std::move(computed));
    cache_.Put(key, *result, keep);
  } else {
    result = computed.status();
  }
  {
    const std::scoped_lock lock(mutex_);
    flights_.erase(key);
  }
  flight->Land(result);
  return result;
}

}  // namespace tandem::cache
