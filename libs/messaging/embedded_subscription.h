#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "libs/messaging/embedded_bus.h"
#include "libs/messaging/purge_pace.h"

namespace tandem::messaging {

struct EmbeddedBus::Bell {
  std::mutex mutex;  // guards `rings`
  std::condition_variable changed;
  std::uint64_t rings = 0;

  void Ring() {
    {
      const std::scoped_lock lock(mutex);
      ++rings;
    }
    changed.notify_all();
  }
};

// One group's thread on the embedded bus.
class EmbeddedSubscription final : public Subscription {
 public:
  EmbeddedSubscription(storage::Database& database, std::shared_ptr<EmbeddedBus::Bell> bell,
                       SubscriptionOptions options, BatchHandler handler);
  ~EmbeddedSubscription() override;

  // Gives the group a place in each topic.
  Status Join();
  void Start();
  void Stop() override;
  StatusOr<std::int64_t> Lag() override;

 private:
  void Run();
  // Delivers what is next in the topic; whether there was anything.
  StatusOr<bool> DeliverNext(const std::string& topic);
  StatusOr<std::vector<Delivery>> ReadBatch(const std::string& topic);
  Status Move(const std::string& topic, std::int64_t done, std::size_t moved);
  // Waits for a ring after `seen`, a stop or the time.
  void Wait(std::uint64_t seen, std::chrono::milliseconds time);
  std::uint64_t Rings();
  bool IsStopping();

  storage::Database& database_;
  std::shared_ptr<EmbeddedBus::Bell> bell_;
  SubscriptionOptions options_;
  BatchHandler handler_;
  bool stopping_ = false;  // guarded by the bell's mutex
  PurgePace purge_pace_;   // of the thread
  std::thread thread_;
};

}  // namespace tandem::messaging
