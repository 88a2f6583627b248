#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "libs/cache/cache.h"

// What every cache must do; instantiate it as StorageConformance.
namespace tandem::testkit {

struct CacheAdapter {
  std::string name;
  // An empty cache. `place` is empty at first and belongs to the adapter.
  std::function<std::unique_ptr<cache::Cache>(std::shared_ptr<void>& place)> open;
  // Makes all entries older.
  std::function<void(std::shared_ptr<void>& place, std::chrono::seconds)> let_pass;
  std::string missing;  // what the machine lacks for it: its tests skip, saying so
};

inline void PrintTo(const CacheAdapter& adapter, std::ostream* out) { *out << adapter.name; }

class CacheConformance : public testing::TestWithParam<CacheAdapter> {
 protected:
  void SetUp() override {
    if (!GetParam().missing.empty()) GTEST_SKIP() << GetParam().missing;
    cache_ = GetParam().open(place_);
  }
  void Put(std::string_view key, const std::string& value);
  // The value, or "(none)".
  std::string Get(std::string_view key);

  std::shared_ptr<void> place_;  // destroyed after the cache
  std::unique_ptr<cache::Cache> cache_;
};

}  // namespace tandem::testkit
