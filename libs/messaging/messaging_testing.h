#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>

#include "libs/messaging/consumer.h"
#include "libs/messaging/embedded_bus.h"
#include "libs/messaging/outbox.h"
#include "libs/storage/lease.h"
#include "libs/testkit/fake_clock.h"
#include "libs/testkit/sqlite_adapter.h"
#include "libs/testkit/status_matchers.h"
#include "libs/testkit/storage_fixture.h"

// Short words for the tests of this room.
namespace tandem::messaging {

inline Event TestEvent(const std::string& id, const std::string& key, std::int64_t sequence = 1) {
  return {.id = id,
          .source = "/test",
          .type = "Happened",
          .subject = key,
          .key = key,
          .vendor = "acme",
          .sequence = sequence,
          .data = id};
}

inline Delivery TestDelivery(const Event& event, std::int64_t offset = 1) {
  return {.message = ToMessage(event, "topic"), .offset = offset};
}

// A database with the tables of messaging, in a place of its own.
class TestDatabase {
 public:
  // A test that is going to skip for want of the adapter gets another one.
  explicit TestDatabase(const testkit::StorageAdapter& adapter = testkit::SqliteAdapter())
      : database_(adapter.missing.empty() ? adapter.open(place_)
                                          : testkit::SqliteAdapter().open(place_)) {
    EXPECT_THAT(storage::Migrate(*database_, "messaging", Migrations()), testkit::IsOk());
    EXPECT_THAT(storage::Migrate(*database_, "leases", storage::LeaseMigrations()),
                testkit::IsOk());
  }
  storage::Database& operator*() { return *database_; }

  std::int64_t Count(const std::string& from) {
    std::int64_t count = -1;
    EXPECT_THAT(database_->Read([&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const auto row, QueryOne(transaction, "SELECT count(*) FROM " + from));
      count = row->Int(0);
      return OkStatus();
    }),
                testkit::IsOk());
    return count;
  }

 private:
  std::shared_ptr<void> place_;  // destroyed after the database
  std::unique_ptr<storage::Database> database_;
};

// A test that every database has to pass.
class OnEveryDatabase : public testing::TestWithParam<testkit::StorageAdapter> {
 protected:
  void SetUp() override {
    if (!GetParam().missing.empty()) GTEST_SKIP() << GetParam().missing;
  }

  TestDatabase database_{GetParam()};
};

// A list that threads fill and a test waits for.
class Collected {
 public:
  void Add(const std::string& text) {
    {
      const std::scoped_lock lock(mutex_);
      texts_.push_back(text);
    }
    changed_.notify_all();
  }
  std::vector<std::string> WaitFor(std::size_t count) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(
        changed_.wait_for(lock, std::chrono::seconds(20), [&] { return texts_.size() >= count; }));
    return texts_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> texts_;
};

}  // namespace tandem::messaging
