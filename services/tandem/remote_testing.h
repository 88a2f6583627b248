#pragma once

#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/base/clock.h"
#include "libs/base/ids.h"
#include "libs/messaging/embedded_bus.h"
#include "libs/rpc/host.h"
#include "libs/sqlite/sqlite_database.h"
#include "libs/testkit/status_matchers.h"
#include "libs/testkit/temporary_folder.h"
#include "services/partner_registry/registry_service.h"
#include "services/tandem/client_testing.h"

namespace tandem::client {

// The client against a real registry, in a folder of its own. What else the server has, a test adds
// in AddServices.
class ServerFixture : public testing::Test {
 protected:
  void SetUp() override {
    database_ = sqlite::SqliteDatabase::Open({.path = folder_ / "registry.db"}).value();
    bus_database_ = sqlite::SqliteDatabase::Open({.path = folder_ / "bus.db"}).value();
    bus_ = messaging::EmbeddedBus::Create(*bus_database_).value();
    host_ = std::make_unique<rpc::Host>(rpc::HostOptions{}, observe::Log(), metrics_);
    registry_ = std::make_unique<partner::RegistryService>(
        partner::RegistryPorts{*database_, *database_, *bus_, host_->gate(), clock_, ids_}, "test",
        observe::Log());
    ASSERT_THAT(storage::Migrate(*database_, partner::RegistryService::Schema()), testkit::IsOk());
    ASSERT_THAT(registry_->Start(), testkit::IsOk());
    ASSERT_THAT(process::AddTo(*host_, *registry_), testkit::IsOk());
    AddServices();
    ASSERT_THAT(host_->Start(), testkit::IsOk());
  }
  void TearDown() override {
    host_->Stop();
    registry_->Stop();
  }

  virtual void AddServices() {}

  // One command against the server.
  CommandResult Ask(std::vector<std::string> arguments, const Terminal& terminal = {}) const {
    arguments.insert(arguments.end(), {"--server", host_->address()});
    return Tandem(arguments, terminal);
  }
  // The same, which must be answered.
  std::string Answer(const std::vector<std::string>& arguments) const {
    const CommandResult result = Ask(arguments);
    EXPECT_EQ(result.code, kSuccess) << result.err;
    return result.out;
  }
  std::string Refusal(const std::vector<std::string>& arguments) const {
    const CommandResult result = Ask(arguments);
    EXPECT_EQ(result.code, kBadInput) << result.out;
    EXPECT_EQ(result.out, "");
    return result.err;
  }
  void CreateAcme() const {
    Answer({"vendor", "create", "acme", "--name", "Acme Inc.", "--country", "US", "--calendar",
            "last sat jul; weeks 4-4-5; week53 p7", "--lead", "2"});
  }

  testkit::TemporaryFolder folder_;
  SystemClock clock_;
  RandomIds ids_;
  observe::Metrics metrics_;
  std::unique_ptr<sqlite::SqliteDatabase> database_;
  std::unique_ptr<sqlite::SqliteDatabase> bus_database_;
  std::unique_ptr<messaging::EmbeddedBus> bus_;
  std::unique_ptr<rpc::Host> host_;
  std::unique_ptr<partner::RegistryService> registry_;
};

inline void ExpectFits80Columns(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(DisplayWidth(line), 80) << line;
}

}  // namespace tandem::client
