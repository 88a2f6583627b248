#pragma once

#include <memory>
#include <string>
#include <tuple>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "libs/base/failpoint.h"
#include "libs/messaging/embedded_bus.h"
#include "libs/rpc/channel.h"
#include "libs/rpc/host.h"
#include "libs/rpc/status_mapping.h"
#include "libs/sqlite/sqlite_database.h"
#include "libs/testkit/fake_clock.h"
#include "libs/testkit/status_matchers.h"
#include "libs/testkit/temporary_folder.h"
#include "services/partner_registry/registry_service.h"
#include "tandem/partner/v1/calendar_file_service.grpc.pb.h"
#include "tandem/partner/v1/partner_service.grpc.pb.h"
#include "tandem/partner/v1/people_service.grpc.pb.h"
#include "tandem/partner/v1/portfolio_service.grpc.pb.h"
#include "tandem/partner/v1/verification_service.grpc.pb.h"

// The whole service behind a real server, in a folder of its own.
namespace tandem::partner {

class RegistryFixture : public testing::Test {
 protected:
  using Stub = v1::PartnerService::Stub;
  using People = v1::PeopleService::Stub;
  using Portfolios = v1::PortfolioService::Stub;
  using Verifying = v1::VerificationService::Stub;
  using Files = v1::CalendarFileService::Stub;

  void SetUp() override {
    database_ = sqlite::SqliteDatabase::Open({.path = folder_ / "registry.db"}).value();
    bus_database_ = sqlite::SqliteDatabase::Open({.path = folder_ / "bus.db"}).value();
    bus_ = messaging::EmbeddedBus::Create(*bus_database_).value();
    host_ = std::make_unique<rpc::Host>(rpc::HostOptions{}, observe::Log(), metrics_);
    service_ = std::make_unique<RegistryService>(
        RegistryPorts{*database_, *database_, *bus_, host_->gate(), clock_, ids_}, "test",
        observe::Log());
    ASSERT_THAT(storage::Migrate(*database_, RegistryService::Schema()), testkit::IsOk());
    ASSERT_THAT(service_->Start(), testkit::IsOk());
    ASSERT_THAT(process::AddTo(*host_, *service_), testkit::IsOk());
    ASSERT_THAT(host_->Start(), testkit::IsOk());
    const auto channel = rpc::MakeChannel(host_->address());
    stubs_ = {v1::PartnerService::NewStub(channel), v1::PeopleService::NewStub(channel),
              v1::PortfolioService::NewStub(channel), v1::VerificationService::NewStub(channel),
              v1::CalendarFileService::NewStub(channel)};
  }
  void TearDown() override {
    ArmFailpoint("");
    host_->Stop();
    service_->Stop();
  }

  template <typename Message>
  static Message Parse(const std::string& text) {
    Message message;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
    return message;
  }

  // Calls a method with a request in text form: Do(&Stub::GetVendor, "name: 'vendors/acme'").
  template <typename AnyStub, typename Request, typename Response>
  StatusOr<Response> Do(grpc::Status (AnyStub::*method)(grpc::ClientContext*, const Request&,
                                                        Response*),
                        const std::string& text) {
    return Send(method, Parse<Request>(text));
  }
  template <typename AnyStub, typename Request, typename Response>
  StatusOr<Response> Send(grpc::Status (AnyStub::*method)(grpc::ClientContext*, const Request&,
                                                          Response*),
                          const Request& request) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60));
    context.AddMetadata(std::string(identity::kCallerHeader), caller_);
    Response response;
    AnyStub& stub = *std::get<std::unique_ptr<AnyStub>>(stubs_);
    const Status status = rpc::FromGrpc((stub.*method)(&context, request, &response));
    if (!status.ok()) return status;
    return response;
  }

  // A vendor "acme" with a partnership "softcat"; the caller is acme's chief afterwards.
  void RegisterAcmeAndSoftcat() {
    caller_ = kOperator;
    ASSERT_THAT(Do(&Stub::CreateVendor, "vendor_id: 'acme' vendor { display_name: 'Acme' }"),
                testkit::IsOk());
    caller_ = kChief;
    ASSERT_THAT(Do(&Stub::CreatePartnership,
                   "parent: 'vendors/acme' partnership_id: 'softcat' "
                   "partnership { display_name: 'Softcat plc' } settings { country: 'gb' } "
                   "calendar { notation: 'month 08-01' }"),
                testkit::IsOk());
  }

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
  // Every row that a change can leave.
  std::int64_t RowsOfAll() {
    std::int64_t rows = 0;
    for (const char* table :
         {"vendors", "partnerships", "organisation_settings", "fiscal_calendars", "people",
          "contacts", "absences", "responsibilities", "verifications", "changes", "outbox",
          "request_log"}) {
      rows += Count(table);
    }
    return rows;
  }

  // The message of the newest event.
  template <typename Message>
  Message NewestEvent(std::string* key = nullptr) {
    Message message;
    EXPECT_THAT(database_->Read([&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const auto row, QueryOne(transaction,
                                                "SELECT type, payload, aggregateid FROM outbox "
                                                "ORDER BY number DESC LIMIT 1"));
      EXPECT_EQ(row->Text(0), message.GetDescriptor()->full_name());
      EXPECT_TRUE(message.ParseFromString(row->Bytes(1)));
      if (key != nullptr) *key = row->Text(2);
      return OkStatus();
    }),
                testkit::IsOk());
    return message;
  }

  static constexpr const char* kOperator = "person=olga; roles=operator";
  static constexpr const char* kChief = "person=ann; vendor=acme; roles=chief";

  testkit::TemporaryFolder folder_;
  testkit::FakeClock clock_;
  RandomIds ids_;
  observe::Metrics metrics_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<storage::Database> bus_database_;
  std::unique_ptr<messaging::EmbeddedBus> bus_;
  std::unique_ptr<rpc::Host> host_;
  std::unique_ptr<RegistryService> service_;
  std::tuple<std::unique_ptr<Stub>, std::unique_ptr<People>, std::unique_ptr<Portfolios>,
             std::unique_ptr<Verifying>, std::unique_ptr<Files>>
      stubs_;
  std::string caller_ = kOperator;
};

}  // namespace tandem::partner
