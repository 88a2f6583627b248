#pragma once

#include <memory>
#include <string>

#include <google/protobuf/text_format.h>

#include "libs/messaging/embedded_bus.h"
#include "libs/rpc/channel.h"
#include "libs/rpc/host.h"
#include "libs/rpc/status_mapping.h"
#include "services/fiscal_alignment/alignment_service.h"
#include "services/fiscal_alignment/storage/mop/sql_mops.h"
#include "services/fiscal_alignment/stores_testing.h"

// The whole service behind a real server, its facts and MOPs put into the tables.
namespace tandem::fiscal {

class ViewsFixture : public StoresFixture {
 protected:
  void SetUp() override {
    StoresFixture::SetUp();
    clock_.Set(ParseInstant("2026-06-30T12:00:00Z").value());
    bus_database_ = sqlite::SqliteDatabase::Open({.path = folder_ / "bus.db"}).value();
    bus_ = messaging::EmbeddedBus::Create(*bus_database_).value();
    host_ = std::make_unique<rpc::Host>(rpc::HostOptions{}, observe::Log(), metrics_);
    service_ = std::make_unique<FiscalAlignment>(
        FiscalAlignmentPorts{*database_, *database_, *bus_, *bus_, used_cache(), host_->gate(),
                             clock_, ids_},
        FiscalAlignmentOptions{.holder = "test",
                               .web_url = [] { return std::string("https://tandem.example"); }},
        observe::Log());
    ASSERT_THAT(storage::Migrate(*database_, FiscalAlignment::Schema()), testkit::IsOk());
    ASSERT_THAT(service_->Start(), testkit::IsOk());
    ASSERT_THAT(process::AddTo(*host_, *service_), testkit::IsOk());
    ASSERT_THAT(host_->Start(), testkit::IsOk());
  }
  // The service's; a test may have another one.
  virtual cache::Cache& used_cache() { return cache_; }
  void TearDown() override {
    host_->Stop();
    service_->Stop();
  }

  template <typename Message>
  static Message Parse(const std::string& text) {
    Message message;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
    return message;
  }
  template <typename Service, typename Request, typename Response>
  StatusOr<Response> Call(grpc::Status (Service::Stub::*method)(grpc::ClientContext*,
                                                                const Request&, Response*),
                          const Request& request) {
    const auto stub = Service::NewStub(rpc::MakeChannel(host_->address()));
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60));
    context.AddMetadata(std::string(identity::kCallerHeader), caller_);
    Response response;
    Status status = rpc::FromGrpc((stub.get()->*method)(&context, request, &response));
    if (!status.ok()) return status;
    return response;
  }

  // In one transaction.
  Status Write(const storage::Work& work) { return database_->Write(work); }
  template <typename Fact>
  void Tell(const Fact& fact) {
    const ApplyFacts apply(repositories(), [] {});
    ASSERT_THAT(
        Write([&](storage::Transaction& transaction) { return apply.Run(transaction, fact); }),
        testkit::IsOk());
  }

  static calendar::DaySpan Days(const std::string& first, const std::string& last) {
    return {CivilDay::Parse(first).value(), CivilDay::Parse(last).value()};
  }
  // A MOP that both sides agreed on, as its table holds it.
  static Mop Agreed(const std::string& partnership, int number, MopTerms terms,
                    const std::string& agreed) {
    const Instant at = ParseInstant(agreed).value();
    Mop mop{.name = {Partner(partnership), number}, .state = MopState::kActive};
    mop.term = terms.term;
    terms.time_zone = "UTC";
    mop.versions.push_back({.number = 1,
                            .terms = std::move(terms),
                            .rationale = "because",
                            .revisions = {1, 1},
                            .created = at,
                            .offered = at});
    mop.agreed_version = 1;
    mop.agreed = at;
    mop.basis = {1, 1};
    mop.renewed = true;
    mop.revision = 1;
    mop.created = at;
    mop.updated = at;
    return mop;
  }
  void Save(const Mop& mop) {
    ASSERT_THAT(
        Write([&](storage::Transaction& transaction) { return mops_.Save(transaction, mop, {}); }),
        testkit::IsOk());
  }

  RandomIds ids_;
  observe::Metrics metrics_;
  SqlMops mops_;
  std::unique_ptr<storage::Database> bus_database_;
  std::unique_ptr<messaging::EmbeddedBus> bus_;
  std::unique_ptr<rpc::Host> host_;
  std::unique_ptr<FiscalAlignment> service_;
  std::string caller_ = "person=ann; vendor=acme; roles=chief";
};

}  // namespace tandem::fiscal
