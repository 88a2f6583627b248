#pragma once

#include <functional>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "libs/cache/cache.h"
#include "libs/testkit/fake_clock.h"

// What every cache must do; instantiate it as StorageConformance.
namespace tandem::testkit {

struct CacheAdapter {
  std::string name;
  // An empty cache that keeps time by `clock`.
  std::function<std::unique_ptr<cache::Cache>(FakeClock& clock)> open;
};

inline void PrintTo(const CacheAdapter& adapter, std::ostream* out) { *out << adapter.name; }

class CacheConformance : public testing::TestWithParam<CacheAdapter> {
 protected:
  void SetUp() override { cache_ = GetParam().open(clock_); }
  void Put(std::string_view key, const std::string& value);
  // The value, or "(none)".
  std::string Get(std::string_view key);

  FakeClock clock_;
  std::unique_ptr<cache::Cache> cache_;
};

}  // namespace tandem::testkit
