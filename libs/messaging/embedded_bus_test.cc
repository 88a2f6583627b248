#include "libs/messaging/embedded_bus.h"

#include "libs/sqlite/sqlite_database.h"
#include "libs/testkit/messaging_conformance.h"
#include "libs/testkit/temporary_folder.h"

namespace tandem::testkit {
namespace {

struct EmbeddedBusOwner {
  std::unique_ptr<storage::Database> database;
  std::unique_ptr<messaging::EmbeddedBus> bus;
};

Bus OpenEmbeddedBus(std::shared_ptr<void>& place) {
  if (!place) place = std::make_shared<TemporaryFolder>();
  const auto& folder = *std::static_pointer_cast<TemporaryFolder>(place);
  auto owner = std::make_shared<EmbeddedBusOwner>();
  owner->database = *sqlite::SqliteDatabase::Open({.path = folder / "bus.db"});
  owner->bus = *messaging::EmbeddedBus::Create(*owner->database);
  return {owner->bus.get(), owner->bus.get(), owner};
}

INSTANTIATE_TEST_SUITE_P(Embedded, BusConformance,
                         testing::Values(BusAdapter{"embedded", OpenEmbeddedBus}));

}  // namespace
}  // namespace tandem::testkit
