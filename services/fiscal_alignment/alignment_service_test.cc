#include "services/fiscal_alignment/alignment_service.h"

#include <google/protobuf/text_format.h>

#include "libs/messaging/embedded_bus.h"
#include "libs/rpc/channel.h"
#include "libs/rpc/host.h"
#include "libs/rpc/status_mapping.h"
#include "services/fiscal_alignment/stores_testing.h"
#include "tandem/fiscal/v1/alignment_service.grpc.pb.h"
#include "tandem/partner/events/v1/partner_events.pb.h"

namespace tandem::fiscal {
namespace {

namespace facts = partner::events::v1;
using testing::HasSubstr;
using Stub = v1::AlignmentService::Stub;

// A cache that holds what a test says.
class TestCache final : public cache::Cache {
 public:
  cache::Bytes Get(std::string_view key) override {
    if (poison) return std::make_shared<const std::string>("\xff\xff poison");
    return works ? inner_.Get(key) : nullptr;
  }
  void Put(std::string_view key, cache::Bytes value, std::chrono::seconds keep) override {
    if (works) inner_.Put(key, std::move(value), keep);
  }

  std::atomic<bool> works = true;
  std::atomic<bool> poison = false;

 private:
  SystemClock clock_;
  cache::InProcessCache inner_{clock_, 1 << 20};
};

// The whole service behind a real server, told of facts through a real bus.
class AlignmentServiceTest : public testing::Test {
 protected:
  void SetUp() override {
    clock_.Set(ParseInstant("2026-01-15T12:00:00Z").value());
    database_ = sqlite::SqliteDatabase::Open({.path = folder_ / "fiscal.db"}).value();
    bus_database_ = sqlite::SqliteDatabase::Open({.path = folder_ / "bus.db"}).value();
    bus_ = messaging::EmbeddedBus::Create(*bus_database_).value();
    host_ = std::make_unique<rpc::Host>(rpc::HostOptions{}, observe::Log(), metrics_);
    service_ =
        std::make_unique<FiscalAlignment>(FiscalAlignmentPorts{*database_, *database_, *bus_, *bus_,
                                                               cache_, host_->gate(), clock_, ids_},
                                          FiscalAlignmentOptions{.holder = "test"}, observe::Log());
    ASSERT_THAT(storage::Migrate(*database_, FiscalAlignment::Schema()), testkit::IsOk());
    ASSERT_THAT(service_->Start(), testkit::IsOk());
    ASSERT_THAT(process::AddTo(*host_, *service_), testkit::IsOk());
    ASSERT_THAT(host_->Start(), testkit::IsOk());
    stub_ = v1::AlignmentService::NewStub(rpc::MakeChannel(host_->address()));
  }
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
  template <typename Request, typename Response>
  StatusOr<Response> Do(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                     Response*),
                        const std::string& text) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60));
    context.AddMetadata(std::string(identity::kCallerHeader), caller_);
    Response response;
    Status status =
        rpc::FromGrpc((stub_.get()->*method)(&context, Parse<Request>(text), &response));
    if (!status.ok()) return status;
    return response;
  }

  template <typename Message>
  void Publish(const std::string& key, const std::string& text) {
    const messaging::Event event{.id = ids_.NewId(),
                                 .source = "/tandem/partner-registry",
                                 .type = Message::descriptor()->full_name(),
                                 .subject = key,
                                 .key = key,
                                 .vendor = "acme",
                                 .sequence = ++sequence_,
                                 .time = clock_.Now(),
                                 .data = Parse<Message>(text).SerializeAsString()};
    const std::vector<messaging::Message> messages = {
        messaging::ToMessage(event, "tandem.partner.v1")};
    for (const Status& status : bus_->Publish(messages)) ASSERT_THAT(status, testkit::IsOk());
  }
  void PublishAcme(const std::string& notation) {
    Publish<facts::VendorRegistered>(
        "vendors/acme",
        "vendor: 'vendors/acme' display_name: 'Acme' revision: 1 "
        "settings { revision: 1 } calendar { revision: 1 spec { notation: '" +
            notation + "' } }");
  }
  void PublishPartner(const std::string& id, const std::string& notation) {
    const std::string name = "vendors/acme/partnerships/" + id;
    Publish<facts::PartnershipRegistered>(
        name, "partnership: '" + name + "' display_name: '" + id +
                  "' revision: 1 settings { revision: 1 } calendar { revision: 1 spec { notation: "
                  "'" +
                  notation + "' } }");
  }
  // Waits until all facts are applied and all figures computed.
  void Settle() {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    for (;;) {
      const auto lag = service_->Lag();
      const auto left = service_->ToCompute();
      ASSERT_THAT(lag, testkit::IsOk());
      ASSERT_THAT(left, testkit::IsOk());
      if (*lag == 0 && left->singles == 0 && left->sweeps == 0) return;
      ASSERT_LT(std::chrono::steady_clock::now(), limit);
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }
  std::int64_t Events(const std::string& type) {
    std::int64_t count = 0;
    EXPECT_THAT(database_->Read([&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const auto row, storage::QueryOne(transaction,
                                                         "SELECT COUNT(*) FROM outbox "
                                                         "WHERE type = $1",
                                                         {"tandem.fiscal.events.v1." + type}));
      count = row->Int(0);
      return OkStatus();
    }),
                testkit::IsOk());
    return count;
  }

  testkit::TemporaryFolder folder_;
  testkit::FakeClock clock_;
  RandomIds ids_;
  observe::Metrics metrics_;
  TestCache cache_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<storage::Database> bus_database_;
  std::unique_ptr<messaging::EmbeddedBus> bus_;
  std::unique_ptr<rpc::Host> host_;
  std::unique_ptr<FiscalAlignment> service_;
  std::unique_ptr<Stub> stub_;
  std::string caller_ = "person=ann; vendor=acme; roles=chief";
  std::int64_t sequence_ = 0;
};

constexpr const char* kPeriods = "organisation: 'vendors/acme'";

TEST_F(AlignmentServiceTest, F1_PeriodsAreTheSameWithTheCacheColdWarmPoisonedAndDown) {
  PublishAcme("last sat jul; weeks 4-4-5; week53 p7");
  Settle();
  const auto cold = Do(&Stub::ListFiscalPeriods, kPeriods);
  ASSERT_THAT(cold, testkit::IsOk());
  EXPECT_EQ(cold->periods_size(), 12);
  EXPECT_EQ(cold->calendar_revision(), 1);
  EXPECT_EQ(cold->notation(), "last sat jul; weeks 4-4-5; week53 p7");
  const std::string expected = cold->SerializeAsString();
  EXPECT_EQ(Do(&Stub::ListFiscalPeriods, kPeriods)->SerializeAsString(), expected);
  cache_.poison = true;
  EXPECT_EQ(Do(&Stub::ListFiscalPeriods, kPeriods)->SerializeAsString(), expected);
  cache_.poison = false;
  cache_.works = false;
  EXPECT_EQ(Do(&Stub::ListFiscalPeriods, kPeriods)->SerializeAsString(), expected);
}

TEST_F(AlignmentServiceTest, F1_DatesAreConvertedAndRulesInferred) {
  PublishAcme("month 02-01; tz America/New_York; cutoff 17:00");
  Settle();
  const auto converted = Do(&Stub::ConvertDates,
                            "organisation: 'vendors/acme' "
                            "days { year: 2026 month: 4 day: 30 }");
  ASSERT_THAT(converted, testkit::IsOk());
  EXPECT_EQ(converted->dates(0).period().year_label(), "2027");
  EXPECT_EQ(converted->dates(0).quarter_last_day().day(), 30);
  EXPECT_EQ(converted->dates(0).booking_close_time().seconds(), 1777582800);
  caller_ = "person=pat; vendor=acme; side=partner; roles=partner-rep";
  const auto inferred = Do(&Stub::InferCalendar,
                           "year_ends { year: 2024 month: 1 day: 31 } "
                           "year_ends { year: 2025 month: 1 day: 31 } "
                           "year_ends { year: 2026 month: 1 day: 31 }");
  ASSERT_THAT(inferred, testkit::IsOk());
  EXPECT_EQ(inferred->notations(0), "month 02-01");
  EXPECT_THAT(Do(&Stub::InferCalendar, ""),
              testkit::StatusIs(StatusCode::kInvalidArgument, HasSubstr("year_ends")));
  EXPECT_THAT(Do(&Stub::ConvertDates, "organisation: 'vendors/acme'"),
              testkit::StatusIs(StatusCode::kPermissionDenied, testing::_));
}

TEST_F(AlignmentServiceTest, F3_F4_AlignmentOfTheWorkedExampleIsThatOfTheFormulas) {
  PublishAcme("month 01-01");
  PublishPartner("softcat", "month 02-01");
  Settle();
  const auto answer = Do(&Stub::GetAlignment, "partnership: 'vendors/acme/partnerships/softcat'");
  ASSERT_THAT(answer, testkit::IsOk());
  ASSERT_GE(answer->candidates_size(), 3);
  EXPECT_EQ(answer->candidates(0).kinds(0), v1::CANDIDATE_KIND_VENDOR);
  EXPECT_NEAR(answer->candidates(0).score(), 89.77, 0.005);
  EXPECT_NEAR(answer->candidates(1).score(), 81.66, 0.005);
  EXPECT_EQ(answer->candidates(1).rule().text(), "1 week before the close of V");
  EXPECT_NEAR(answer->candidates(2).score(), 49.16, 0.005);
  EXPECT_EQ(answer->basis().vendor_calendar_revision(), 1);
  const auto figure =
      Do(&Stub::GetStandingFigure, "partnership: 'vendors/acme/partnerships/softcat'");
  ASSERT_THAT(figure, testkit::IsOk());
  EXPECT_EQ(figure->figure().state(), v1::StandingFigure::STATE_CURRENT);
  EXPECT_NEAR(figure->figure().friction(), answer->friction(), 1e-9);
  EXPECT_EQ(Events("StandingFigureChanged"), 1);
  EXPECT_THAT(Do(&Stub::GetAlignment, "partnership: 'vendors/acme/partnerships/softcat' years: 51"),
              testkit::StatusIs(StatusCode::kInvalidArgument, HasSubstr("years")));
  EXPECT_THAT(Do(&Stub::GetAlignment,
                 "partnership: 'vendors/acme/partnerships/softcat' "
                 "manual_closes { year: 2026 month: 3 day: 31 }"),
              testkit::StatusIs(StatusCode::kInvalidArgument, HasSubstr("manual_closes")));
}

TEST_F(AlignmentServiceTest, F2_PagesOfFiguresAndTokensOfAnotherListAreRefused) {
  PublishAcme("month 01-01");
  for (int i = 1; i <= 5; ++i) {
    PublishPartner("p" + std::to_string(i), "month 0" + std::to_string(i) + "-01");
  }
  Settle();
  const auto first = Do(&Stub::ListStandingFigures, "parent: 'vendors/acme' page_size: 3");
  ASSERT_THAT(first, testkit::IsOk());
  EXPECT_EQ(first->figures_size(), 3);
  EXPECT_EQ(first->total_count(), 5);
  EXPECT_EQ(first->outdated_count(), 0);
  EXPECT_EQ(first->vendor_display_name(), "Acme");
  const std::string token = "' page_token: '" + first->next_page_token() + "'";
  const auto second = Do(&Stub::ListStandingFigures, "parent: 'vendors/acme" + token);
  ASSERT_THAT(second, testkit::IsOk());
  EXPECT_EQ(second->figures_size(), 2);
  EXPECT_EQ(second->next_page_token(), "");
  caller_ = "person=root; roles=operator";
  EXPECT_THAT(Do(&Stub::ListStandingFigures, "parent: 'vendors/other" + token),
              testkit::StatusIs(StatusCode::kInvalidArgument, HasSubstr("page_token")));
}

TEST_F(AlignmentServiceTest, F4_SettingsAreUpdatedOnceWithEtagAndRequestId) {
  PublishAcme("month 01-01");
  PublishPartner("softcat", "month 02-01");
  Settle();
  const auto before = Do(&Stub::GetAlignmentSettings, "name: 'vendors/acme/alignmentSettings'");
  ASSERT_THAT(before, testkit::IsOk());
  EXPECT_EQ(before->settings().weights().urgency(), 30);
  const std::string update =
      "settings { name: 'vendors/acme/alignmentSettings' vendor_share: 0.7 etag: '" +
      before->settings().etag() + "' } ";
  ASSERT_THAT(Do(&Stub::UpdateAlignmentSettings, update + "validate_only: true"), testkit::IsOk());
  const auto after = Do(&Stub::UpdateAlignmentSettings, update + "request_id: 'r1'");
  ASSERT_THAT(after, testkit::IsOk());
  EXPECT_EQ(after->settings().revision(), 1);
  EXPECT_EQ(after->settings().vendor_share(), 0.7);
  EXPECT_EQ(after->settings().weights().urgency(), 30);
  const auto again = Do(&Stub::UpdateAlignmentSettings, update + "request_id: 'r1'");
  ASSERT_THAT(again, testkit::IsOk());
  EXPECT_EQ(again->SerializeAsString(), after->SerializeAsString());
  EXPECT_EQ(ReasonOf(Do(&Stub::UpdateAlignmentSettings, update).status()), "STALE_ETAG");
  EXPECT_THAT(Do(&Stub::UpdateAlignmentSettings,
                 "settings { name: 'vendors/acme/alignmentSettings' weights { urgency: 99 } }"),
              testkit::StatusIs(StatusCode::kInvalidArgument, HasSubstr("sum to 100")));
  EXPECT_THAT(Do(&Stub::UpdateAlignmentSettings,
                 "settings { name: 'vendors/acme/alignmentSettings' } "
                 "update_mask { paths: 'revision' }"),
              testkit::StatusIs(StatusCode::kInvalidArgument, HasSubstr("update_mask")));
  caller_ = "person=max; vendor=acme; roles=manager";
  EXPECT_THAT(Do(&Stub::UpdateAlignmentSettings, update),
              testkit::StatusIs(StatusCode::kPermissionDenied, testing::_));
  EXPECT_EQ(Events("AlignmentSettingsChanged"), 1);
  Settle();
  const auto figure =
      Do(&Stub::GetStandingFigure, "partnership: 'vendors/acme/partnerships/softcat'");
  EXPECT_EQ(figure->figure().basis().alignment_settings_revision(), 1);
}

TEST_F(AlignmentServiceTest, R1_WhatBelongsToAnotherVendorIsMissing) {
  PublishAcme("month 01-01");
  PublishPartner("softcat", "month 02-01");
  Settle();
  const Status missing =
      Do(&Stub::GetAlignment, "partnership: 'vendors/acme/partnerships/nobody'").status();
  EXPECT_EQ(missing.code(), StatusCode::kNotFound);
  caller_ = "person=eve; vendor=evil; roles=chief";
  for (const Status& status :
       {Do(&Stub::GetAlignment, "partnership: 'vendors/acme/partnerships/softcat'").status(),
        Do(&Stub::ListStandingFigures, "parent: 'vendors/acme'").status(),
        Do(&Stub::ListFiscalPeriods, kPeriods).status(),
        Do(&Stub::GetAlignmentSettings, "name: 'vendors/acme/alignmentSettings'").status()}) {
    EXPECT_EQ(status.code(), StatusCode::kNotFound) << MessageOf(status);
  }
}

TEST_F(AlignmentServiceTest, R3_MalformedFactsAreParkedAndAnotherVendorsAreRefused) {
  Publish<facts::FiscalCalendarRevised>(
      "vendors/acme",
      "organisation: 'vendors/acme' calendar { revision: 1 spec { notation: 'nonsense' } }");
  Publish<facts::OrganisationSettingsChanged>(
      "vendors/other", "organisation: 'vendors/other' settings { revision: 1 }");
  Settle();
  const auto letters = service_->consumers().front()->DeadLetters(0, 10);
  ASSERT_THAT(letters, testkit::IsOk());
  ASSERT_EQ(letters->size(), 2U);
  EXPECT_THAT(letters->front().reason, HasSubstr("calendar.spec"));
  EXPECT_THAT(letters->back().reason, HasSubstr("no fact of the vendor"));
}

TEST_F(AlignmentServiceTest, F2_ANewMonthHasAllFiguresRedone) {
  PublishAcme("month 01-01");
  PublishPartner("softcat", "month 02-01");
  Settle();
  clock_.Set(ParseInstant("2026-02-01T00:00:00Z").value());
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  for (;;) {
    const auto answer =
        Do(&Stub::GetStandingFigure, "partnership: 'vendors/acme/partnerships/softcat'");
    ASSERT_THAT(answer, testkit::IsOk());
    const v1::StandingFigure& figure = answer->figure();
    if (figure.state() == v1::StandingFigure::STATE_CURRENT) {
      EXPECT_EQ(figure.from().month(), 2);
      return;
    }
    EXPECT_EQ(figure.state(), v1::StandingFigure::STATE_STALE);
    ASSERT_LT(std::chrono::steady_clock::now(), limit);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

// --- what changes figures, and what does not

TEST_F(AlignmentServiceTest, R4_FiguresReactToShutdownsAndNeverToAbsences) {
  PublishAcme("month 02-01");
  PublishPartner("softcat", "month 01-01");
  Settle();
  const std::string name = "vendors/acme/partnerships/softcat";
  const std::int64_t before = Events("StandingFigureChanged");
  const std::string person = name + "/people/bob";
  Publish<facts::PersonRegistered>(name, "person { name: '" + person + "' revision: 1 }");
  Publish<facts::AbsencesChanged>(
      name, "person: '" + person +
                "' revision: 1 absences { days { first_day { year: 2026 month: 1 day: 19 } "
                "last_day { year: 2026 month: 2 day: 6 } } }");
  Settle();
  EXPECT_EQ(Events("StandingFigureChanged"), before);
  Publish<facts::OrganisationSettingsChanged>(
      name, "organisation: '" + name +
                "' settings { revision: 2 shutdowns { first_day { year: 2026 month: 1 day: 19 } "
                "last_day { year: 2026 month: 2 day: 6 } } }");
  Settle();
  EXPECT_EQ(Events("StandingFigureChanged"), before + 1);
  // A Saturday just before the close on which they work after all.
  Publish<facts::OrganisationSettingsChanged>(
      name, "organisation: '" + name +
                "' settings { revision: 3 working_weekends { year: 2026 month: 3 day: 28 } }");
  Settle();
  EXPECT_EQ(Events("StandingFigureChanged"), before + 2);
}

TEST_F(AlignmentServiceTest, EveryEventOfTheRegistryIsKnownToTheConsumer) {
  const auto* file = facts::VendorRegistered::descriptor()->file();
  for (int i = 0; i < file->message_type_count(); ++i) {
    const std::string type = file->message_type(i)->full_name();
    if (type.ends_with("State")) continue;
    const messaging::Event event{.id = ids_.NewId(),
                                 .source = "/tandem/partner-registry",
                                 .type = type,
                                 .key = "vendors/acme",
                                 .vendor = "acme",
                                 .time = clock_.Now(),
                                 .data = "\xff"};
    const std::vector<messaging::Message> messages = {
        messaging::ToMessage(event, "tandem.partner.v1")};
    for (const Status& status : bus_->Publish(messages)) ASSERT_THAT(status, testkit::IsOk());
  }
  Settle();
  EXPECT_EQ(service_->consumers()[0]->counts().unknown_types, 0);
  EXPECT_GT(service_->consumers()[0]->counts().parked, 0);
}

}  // namespace
}  // namespace tandem::fiscal
