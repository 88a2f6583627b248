#pragma once

#include "libs/testkit/storage_fixture.h"

// What every adapter of the storage port must do. An adapter's test file has, beside its own tests:
//
//   INSTANTIATE_TEST_SUITE_P(Sqlite, StorageConformance, testing::Values(StorageAdapter{…}));
namespace tandem::testkit {

class StorageConformance : public StorageFixture {};

}  // namespace tandem::testkit
