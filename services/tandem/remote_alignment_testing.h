#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include <nlohmann/json.hpp>

#include "libs/cache/in_process_cache.h"
#include "services/fiscal_alignment/alignment_service.h"
#include "services/tandem/remote_testing.h"

namespace tandem::client {

// The client against both services, the second of which follows the first by events.
class RemoteAlignment : public ServerFixture {
 protected:
  void AddServices() override {
    fiscal_database_ = sqlite::SqliteDatabase::Open({.path = folder_ / "fiscal.db"}).value();
    fiscal_ = std::make_unique<fiscal::FiscalAlignment>(
        fiscal::FiscalAlignmentPorts{*fiscal_database_, *fiscal_database_, *bus_, *bus_, cache_,
                                     host_->gate(), clock_, ids_},
        fiscal::FiscalAlignmentOptions{.holder = "test"}, observe::Log());
    ASSERT_THAT(storage::Migrate(*fiscal_database_, fiscal::FiscalAlignment::Schema()),
                testkit::IsOk());
    ASSERT_THAT(fiscal_->Start(), testkit::IsOk());
    ASSERT_THAT(process::AddTo(*host_, *fiscal_), testkit::IsOk());
  }
  void TearDown() override {
    host_->Stop();
    fiscal_->Stop();
    registry_->Stop();
  }

  // Acme and its partners, known to both services.
  void CreatePortfolio() const {
    CreateAcme();
    const TemporaryFile file(
        "name,country,calendar,lead_days\nSoftcat,GB,month 08-01,0\nBechtle,DE,month 01-01,3\n"
        "Unknown,,,0\n");
    Answer({"import", "partners", file.path(), "--vendor", "acme"});
    // The answers follow the registry by events.
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (std::chrono::steady_clock::now() < end) {
      const CommandResult result =
          Ask({"align", "portfolio", "--of", "acme", "--wait", "60", "--format", "json"});
      if (result.code == kSuccess && nlohmann::json::parse(result.out).size() == 3) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    FAIL() << "the figures did not follow";
  }

  cache::InProcessCache cache_{clock_, std::size_t{1} << 20};
  std::unique_ptr<sqlite::SqliteDatabase> fiscal_database_;
  std::unique_ptr<fiscal::FiscalAlignment> fiscal_;
};

}  // namespace tandem::client
