#pragma once

#include <memory>
#include <string>

#include <google/protobuf/text_format.h>

#include "libs/messaging/embedded_bus.h"
#include "libs/rpc/channel.h"
#include "libs/rpc/host.h"
#include "libs/rpc/status_mapping.h"
#include "services/fiscal_alignment/alignment_service.h"
#include "services/fiscal_alignment/app/mop/review_mops.h"
#include "services/fiscal_alignment/stores_testing.h"
#include "tandem/fiscal/v1/mop_service.grpc.pb.h"

// MopService behind a real server, its facts put into the tables; timers and reviews run when a
// test says so.
namespace tandem::fiscal {

using MopStub = v1::MopService::Stub;

inline constexpr const char* kPartnership = "vendors/acme/partnerships/softcat";
inline constexpr const char* kFirstMop = "vendors/acme/partnerships/softcat/mops/1";

// Callers.
inline constexpr const char* kChief = "person=ann; vendor=acme; roles=chief";
inline constexpr const char* kManager = "person=max; vendor=acme; roles=manager";
inline constexpr const char* kOtherManager = "person=mia; vendor=acme; roles=manager";
inline constexpr const char* kExecutive =
    "person=eve; vendor=acme; side=partner; roles=partner-executive";
inline constexpr const char* kRep = "person=rob; vendor=acme; side=partner; roles=partner-rep";
inline constexpr const char* kOtherExecutive =
    "person=zoe; vendor=acme; side=partner; roles=partner-executive";

// "year: 2027 month: 1 day: 31".
inline std::string DateText(const std::string& day) {
  const CivilDay date = CivilDay::Parse(day).value();
  return "year: " + std::to_string(date.year()) + " month: " + std::to_string(date.month()) +
         " day: " + std::to_string(date.day());
}
inline std::string TermText(const std::string& first, const std::string& last) {
  return "term { first_day { " + DateText(first) + " } last_day { " + DateText(last) + " } } ";
}
// A PERIOD by the vendor's own cycle.
inline std::string PeriodText(const std::string& first = "2027-01-01",
                              const std::string& last = "2027-12-31",
                              const std::string& more = "time_zone: 'UTC'") {
  return "terms { kind: KIND_PERIOD " + TermText(first, last) +
         "rule { form: FORM_OWN_CYCLE side: SIDE_VENDOR } " + more + " } rationale: 'one close' ";
}
// Each side offers something, due in March.
inline std::string DifferenceText(const std::string& vendor_owner = "max",
                                  const std::string& partner_owner = "eve") {
  return "terms { kind: KIND_DIFFERENCE " + TermText("2027-01-01", "2027-12-31") +
         "accommodations { side: SIDE_VENDOR text: 'prices early' owner: '" + vendor_owner +
         "' due { " + DateText("2027-03-15") +
         " } } "
         "accommodations { side: SIDE_PARTNER text: 'names deals' owner: '" +
         partner_owner + "' due { " + DateText("2027-03-20") +
         " } } time_zone: 'UTC' } rationale: 'no way' ";
}

class MopServiceFixture : public StoresFixture {
 protected:
  void SetUp() override {
    StoresFixture::SetUp();
    clock_.Set(ParseInstant("2026-10-01T12:00:00Z").value());
    bus_database_ = sqlite::SqliteDatabase::Open({.path = folder_ / "bus.db"}).value();
    bus_ = messaging::EmbeddedBus::Create(*bus_database_).value();
    ASSERT_THAT(storage::Migrate(*database_, FiscalAlignment::Schema()), testkit::IsOk());
    ASSERT_NO_FATAL_FAILURE(Open());
    ASSERT_NO_FATAL_FAILURE(Register("vendors/acme", "month 01-01"));
    ASSERT_NO_FATAL_FAILURE(AddPartner("softcat", "month 02-01"));
    ASSERT_NO_FATAL_FAILURE(AddPartner("bechtle", "month 04-01"));
    Know("vendors/acme/people/ann", PersonRole::kChannelChief);
    Know("vendors/acme/people/max", PersonRole::kChannelManager);
    Know("vendors/acme/people/mia", PersonRole::kChannelManager);
    Know(std::string(kPartnership) + "/people/eve", PersonRole::kPartnerExecutive);
    Know(std::string(kPartnership) + "/people/rob", PersonRole::kPartnerRep);
    Know("vendors/acme/partnerships/bechtle/people/zoe", PersonRole::kPartnerExecutive);
  }
  void TearDown() override { Close(); }

  void Open() {
    host_ = std::make_unique<rpc::Host>(rpc::HostOptions{}, observe::Log(), metrics_);
    service_ = std::make_unique<FiscalAlignment>(
        FiscalAlignmentPorts{*database_, *database_, *bus_, *bus_, cache_, host_->gate(), clock_,
                             ids_},
        FiscalAlignmentOptions{.holder = "test", .offer_days = offer_days_}, observe::Log());
    ASSERT_THAT(service_->Prepare(), testkit::IsOk());
    ASSERT_THAT(process::AddTo(*host_, *service_), testkit::IsOk());
    ASSERT_THAT(host_->Start(), testkit::IsOk());
    stub_ = v1::MopService::NewStub(rpc::MakeChannel(host_->address()));
  }
  void Close() {
    if (host_) host_->Stop();
    service_.reset();
    host_.reset();
  }
  // The process dies and comes back.
  void Restart() {
    Close();
    ASSERT_NO_FATAL_FAILURE(Open());
  }

  template <typename Fact>
  void Tell(const Fact& fact) {
    const ApplyFacts apply(repositories(), [] {});
    ASSERT_THAT(database_->Write([&](storage::Transaction& transaction) {
      return apply.Run(transaction, fact);
    }),
                testkit::IsOk());
  }
  void Know(const std::string& name, PersonRole role) {
    Tell(PersonFact{.name = PersonName::Parse("name", name).value(), .revision = 1, .role = role});
  }
  // With max as its manager.
  void AddPartner(const std::string& id, const std::string& notation) {
    const std::string name = "vendors/acme/partnerships/" + id;
    ASSERT_NO_FATAL_FAILURE(Register(name, notation));
    Tell(ResponsibilityFact{.partnership = Partner(name),
                            .revision = 1,
                            .responsibilities = {{.manager = PersonId::Parse("id", "max").value(),
                                                  .first = CivilDay::FromYmd(2020, 1, 1),
                                                  .last = std::nullopt}}});
  }

  template <typename Request, typename Response>
  StatusOr<Response> Do(const std::string& caller,
                        grpc::Status (MopStub::*method)(grpc::ClientContext*, const Request&,
                                                        Response*),
                        const std::string& text) {
    Request request;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60));
    context.AddMetadata(std::string(identity::kCallerHeader), caller);
    Response response;
    Status status = rpc::FromGrpc((stub_.get()->*method)(&context, request, &response));
    if (!status.ok()) return status;
    return response;
  }
  // Calls that need nothing but the MOP's name.
  template <typename Method>
  auto Simply(const std::string& caller, Method method, const std::string& mop = kFirstMop,
              const std::string& more = "") {
    return Do(caller, method, "name: '" + mop + "' " + more);
  }
  v1::Mop Get(const std::string& mop = kFirstMop, const std::string& caller = kChief) {
    const auto answer = Simply(caller, &MopStub::GetMop, mop);
    EXPECT_THAT(answer, testkit::IsOk());
    return answer.ok() ? answer->mop() : v1::Mop();
  }
  // The kinds of what `caller` sees happen, without the prefix.
  std::string Steps(const std::string& mop = kFirstMop, const std::string& caller = kChief) {
    const auto answer = Simply(caller, &MopStub::ListMopSteps, mop);
    EXPECT_THAT(answer, testkit::IsOk());
    std::string kinds;
    for (const v1::MopStep& step : answer->steps()) {
      kinds += (kinds.empty() ? "" : " ") + v1::MopStep::Kind_Name(step.kind()).substr(5);
    }
    return kinds;
  }

  // The manager drafts and proposes; the name of the MOP.
  std::string Propose(const std::string& text, const std::string& partnership = kPartnership) {
    const auto created = Do(kManager, &MopStub::CreateMop, "parent: '" + partnership + "' " + text);
    EXPECT_THAT(created, testkit::IsOk());
    if (!created.ok()) return "";
    EXPECT_THAT(Simply(kManager, &MopStub::ProposeMop, created->mop().name()), testkit::IsOk());
    return created->mop().name();
  }
  auto Talk(const std::string& mop, const std::string& day = "2026-10-01",
            const std::string& partner_person = "eve", const std::string& caller = kManager) {
    return Do(caller, &MopStub::RecordMopConversation,
              "parent: '" + mop + "' conversation { day { " + DateText(day) +
                  " } channel: 'call' vendor_people: 'max' partner_people: '" + partner_person +
                  "' vendor_constraints: 'v' partner_constraints: 'p' summary: 'we agree' }");
  }
  auto Accept(const std::string& mop, int version = 1, const std::string& caller = kExecutive) {
    return Simply(caller, &MopStub::AcceptMop, mop,
                  "version: " + std::to_string(version) + " rationale: 'good for us'");
  }
  // Proposed, talked about and accepted.
  std::string Agree(const std::string& text) {
    std::string mop = Propose(text);
    EXPECT_THAT(Talk(mop), testkit::IsOk());
    EXPECT_THAT(Accept(mop), testkit::IsOk());
    return mop;
  }

  // Moves the clock and lets timers fire.
  void Pass(const std::string& until) {
    clock_.Set(ParseInstant(until).value());
    Fire();
  }
  int Fire() {
    int all = 0;
    for (;;) {
      const auto fired = service_->rounds().timers.FireDue();
      EXPECT_THAT(fired, testkit::IsOk());
      if (!fired.ok() || *fired == 0) return all;
      all += *fired;
    }
  }
  // Compares MOPs with newer calendars until nothing is left.
  void Review() {
    for (;;) {
      const auto worked = service_->rounds().reviews.RunOnce();
      ASSERT_THAT(worked, testkit::IsOk());
      if (!*worked) return;
    }
  }
  std::int64_t Count(const std::string& sql) {
    std::int64_t count = 0;
    EXPECT_THAT(database_->Read([&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const auto row, storage::QueryOne(transaction, sql));
      count = row->Int(0);
      return OkStatus();
    }),
                testkit::IsOk());
    return count;
  }
  std::int64_t Events() {
    return Count("SELECT COUNT(*) FROM outbox WHERE type = 'tandem.fiscal.events.v1.MopChanged'");
  }

  RandomIds ids_;
  int offer_days_ = kOfferDays;
  observe::Metrics metrics_;
  std::unique_ptr<storage::Database> bus_database_;
  std::unique_ptr<messaging::EmbeddedBus> bus_;
  std::unique_ptr<rpc::Host> host_;
  std::unique_ptr<FiscalAlignment> service_;
  std::unique_ptr<MopStub> stub_;
};

}  // namespace tandem::fiscal
