#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "libs/messaging/bus.h"

// What every bus must do; instantiate it as StorageConformance.
namespace tandem::testkit {

struct Bus {
  messaging::Publisher* publisher = nullptr;
  messaging::Subscriber* subscriber = nullptr;
  std::shared_ptr<void> owner;  // of both
};

struct BusAdapter {
  std::string name;
  // Opens the bus of this test; opened again after the first one is gone, it holds what was
  // published. `place` is empty at first and belongs to the adapter.
  std::function<Bus(std::shared_ptr<void>& place)> open;
  std::string missing;  // what the machine lacks for it: its tests skip, saying so
};

inline void PrintTo(const BusAdapter& adapter, std::ostream* out) { *out << adapter.name; }

class BusConformance : public testing::TestWithParam<BusAdapter> {
 protected:
  void SetUp() override {
    if (!GetParam().missing.empty()) GTEST_SKIP() << GetParam().missing;
    Reopen();
  }
  void Reopen() {
    bus_ = {};
    bus_ = GetParam().open(place_);
  }
  // Publishes "key:data" texts on the topic "topic".
  void Publish(const std::vector<std::string>& texts);
  // A subscription whose handler adds "key:data" to `seen`, after asking `verdict`.
  std::unique_ptr<messaging::Subscription> Subscribe(
      const std::string& group, std::function<void(const std::string&)> seen,
      std::function<Status(const std::string&)> verdict = nullptr);

  std::atomic<int> failures_ = 0;  // that subscriptions told of

 private:
  std::shared_ptr<void> place_;  // destroyed after the bus
  Bus bus_;
};

}  // namespace tandem::testkit
