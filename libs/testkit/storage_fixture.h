#pragma once

#include <functional>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "libs/storage/database.h"

namespace tandem::testkit {

struct StorageAdapter {
  std::string name;
  // Opens the database of this test; called again after the first one is destroyed, it must show
  // the same data. `place` is empty at first and belongs to the adapter.
  std::function<std::unique_ptr<storage::Database>(std::shared_ptr<void>& place)> open;
  std::string missing;  // what the machine lacks for it: its tests skip, saying so
};

inline void PrintTo(const StorageAdapter& adapter, std::ostream* out) { *out << adapter.name; }

// A test on an empty database of an adapter.
class StorageFixture : public testing::TestWithParam<StorageAdapter> {
 protected:
  void SetUp() override {
    if (!GetParam().missing.empty()) GTEST_SKIP() << GetParam().missing;
    Reopen();
  }

  void Reopen() {
    database_.reset();
    database_ = GetParam().open(place_);
  }
  storage::Database& database() { return *database_; }

  // Runs statements in one transaction.
  Status Run(const std::vector<std::string>& statements);
  std::int64_t Count(const std::string& table);

 private:
  std::shared_ptr<void> place_;  // destroyed after the database
  std::unique_ptr<storage::Database> database_;
};

}  // namespace tandem::testkit
