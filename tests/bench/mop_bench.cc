// Mutual Operating Periods: the calendar of one, the review of ten thousand, and the report on
// them.
#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "libs/cache/in_process_cache.h"
#include "libs/messaging/embedded_bus.h"
#include "libs/rpc/host.h"
#include "libs/sqlite/sqlite_database.h"
#include "services/fiscal_alignment/alignment_service.h"
#include "services/fiscal_alignment/domain/mop/mop_dates.h"
#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar.h"
#include "services/fiscal_alignment/events/partner_facts.h"
#include "tandem/fiscal/v1/alignment_report_service.grpc.pb.h"
#include "tandem/partner/events/v1/partner_events.pb.h"
#include "tests/bench/benches.h"
#include "tests/bench/calls.h"
#include "tests/bench/comparison.h"
#include "tests/bench/many_mops.h"
#include "tests/bench/random_inputs.h"
#include "tests/bench/raw_file.h"

namespace tandem::bench {
namespace {

namespace fs = std::filesystem;
namespace api = fiscal::v1;

constexpr int kPageSize = 128;

struct Folder {
  fs::path path = fs::temp_directory_path() / fmt::format("tandem_mops_{}", getpid());
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

// The service alone, on a database that is filled past its calls.
class Alignment {
 public:
  Alignment() {
    database_ = Opened(sqlite::SqliteDatabase::Open({.path = path().string()}));
    bus_database_ =
        Opened(sqlite::SqliteDatabase::Open({.path = (folder_.path / "bus.db").string()}));
    bus_ = Opened(messaging::EmbeddedBus::Create(*bus_database_));
    Check(storage::Migrate(*database_, fiscal::FiscalAlignment::Schema()));
    FillWithMops(*database_, clock_.Now());
    service_ = std::make_unique<fiscal::FiscalAlignment>(
        fiscal::FiscalAlignmentPorts{*database_, *database_, *bus_, *bus_, cache_, host_.gate(),
                                     clock_, ids_},
        fiscal::FiscalAlignmentOptions{.holder = "bench"}, observe::Log());
    Check(service_->Start());
    Check(process::AddTo(host_, *service_));
    Check(host_.Start());
    raw_ = std::make_unique<RawFile>(path());
    WaitFor(
        "SELECT NOT EXISTS (SELECT 1 FROM recompute_queue) AND "
        "NOT EXISTS (SELECT 1 FROM recompute_sweeps) AND "
        "NOT EXISTS (SELECT 1 FROM mop_calendar_queue) AND "
        "NOT EXISTS (SELECT 1 FROM outbox WHERE published_at IS NULL)");
  }
  ~Alignment() {
    host_.Stop();
    service_->Stop();
  }
  Alignment(const Alignment&) = delete;
  Alignment& operator=(const Alignment&) = delete;

  fs::path path() const { return folder_.path / "fiscal.db"; }
  fs::path folder() const { return folder_.path; }
  std::string address() const { return host_.address(); }
  RawFile& raw() { return *raw_; }

  // Until the query says 1, for two minutes at most.
  void WaitFor(const std::string& sql) {
    for (int i = 0; i < 24'000 && raw_->Number(sql) != 1; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    if (raw_->Number(sql) != 1) Check(Internal("this is not so yet: " + sql));
  }
  // The partner registry tells of the vendor's new calendar.
  void ReviseCalendarOfVendor(const std::string& notation) {
    partner::events::v1::FiscalCalendarRevised fact;
    fact.set_organisation("vendors/acme");
    fact.mutable_calendar()->set_revision(2);
    fact.mutable_calendar()->mutable_spec()->set_notation(notation);
    const messaging::Message message =
        messaging::ToMessage({.id = ids_.NewId(),
                              .source = "/tandem/partner-registry",
                              .type = fact.GetDescriptor()->full_name(),
                              .subject = fact.organisation(),
                              .key = fact.organisation(),
                              .vendor = "acme",
                              .sequence = 1,
                              .time = clock_.Now(),
                              .traceparent = "",
                              .causation_id = "",
                              .data = fact.SerializeAsString()},
                             fiscal::kPartnerTopic);
    for (const Status& published : bus_->Publish({&message, 1})) Check(published);
  }

 private:
  Folder folder_;
  SystemClock clock_;
  RandomIds ids_;
  observe::Metrics metrics_;
  cache::InProcessCache cache_{clock_, 64 << 20};
  rpc::Host host_{rpc::HostOptions{}, observe::Log(), metrics_};
  std::unique_ptr<sqlite::SqliteDatabase> database_;
  std::unique_ptr<sqlite::SqliteDatabase> bus_database_;
  std::unique_ptr<messaging::EmbeddedBus> bus_;
  std::unique_ptr<fiscal::FiscalAlignment> service_;
  std::unique_ptr<RawFile> raw_;
};

// As many rows of one size, each updated with a new one beside it.
class RawReview {
 public:
  RawReview(const fs::path& path, std::int64_t bytes)
      : file_(path), body_(static_cast<std::size_t>(bytes), 'x') {
    file_.Run("CREATE TABLE mops (id TEXT PRIMARY KEY, body TEXT NOT NULL)");
    file_.Run("CREATE TABLE events (id TEXT PRIMARY KEY, body TEXT NOT NULL)");
    InPages([&](int i) { file_.Run("INSERT INTO mops VALUES (?1, ?2)", {IdOf(i), body_}); });
    body_.back() = 'y';
  }

  void Run() {
    InPages([&](int i) {
      file_.Run("UPDATE mops SET body = ?2 WHERE id = ?1", {IdOf(i), body_});
      file_.Run("INSERT INTO events VALUES (?1, ?2)", {IdOf(i), body_});
    });
  }

 private:
  template <typename Each>
  void InPages(const Each& each) {
    for (int from = 0; from < kMops; from += kPageSize) {
      file_.Run("BEGIN IMMEDIATE");
      for (int i = from; i < std::min(from + kPageSize, kMops); ++i) each(i);
      file_.Run("COMMIT");
    }
  }

  RawFile file_;
  std::string body_;
};

fiscal::Organisation OrganisationOf(const std::string& notation, const std::string& country,
                                    const fiscal::Horizon& horizon) {
  return {.name = country,
          .calendar = Parse(notation),
          .working = WorkingDaysOf(country, fiscal::PartySchedule::WorkingSpan(horizon))};
}

// What the report rests on, in as many statements as it takes.
constexpr std::array kRowsOfReport = {
    "SELECT o.partnership, r.manager FROM organisations o JOIN responsibilities r ON "
    "r.vendor = o.vendor AND r.partnership = o.partnership WHERE o.vendor = 'acme'",
    "SELECT partnership, revision, at FROM calendar_verifications WHERE vendor = 'acme'",
    "SELECT partnership, day FROM mop_conversations WHERE vendor = 'acme'",
    "SELECT partnership, number, kind, first_day, last_day, basis_partner FROM mops "
    "WHERE vendor = 'acme'",
    "SELECT partnership, revision, calendar_hash FROM calendar_revisions WHERE vendor = 'acme'",
    "SELECT partnership, mop, ordinal, done_at FROM reciprocity_records WHERE vendor = 'acme'"};

}  // namespace

void BenchMopCalendar() {
  constexpr int kRounds = 50;
  const calendar::DaySpan term = {CivilDay::FromYmd(2027, 1, 1), CivilDay::FromYmd(2031, 12, 31)};
  const fiscal::Horizon horizon = fiscal::HorizonOf(term);
  const auto vendor = OrganisationOf("last sat jul; weeks 4-4-5; week53 p7", "US", horizon);
  const auto partner = OrganisationOf("month 08-01", "GB", horizon);
  const fiscal::MopTerms terms = {
      .term = term, .rule = fiscal::CadenceRule{.side = fiscal::Side::kVendor}, .time_zone = "UTC"};
  const auto calendar = [&] {
    for (int i = 0; i < kRounds; ++i) {
      Keep(fiscal::MopCalendarOf(terms, term, vendor, partner).value());
    }
  };
  const fiscal::PartySchedule of_vendor = fiscal::ScheduleOf(vendor, horizon).value();
  const fiscal::PartySchedule of_partner = fiscal::ScheduleOf(partner, horizon).value();
  const auto align = [&] {
    for (int i = 0; i < kRounds; ++i) {
      Keep(fiscal::Align(fiscal::Partnership(of_vendor, of_partner), {}, {}).value());
    }
  };
  Compare({.what = "calendar of a MOP, five years", .items = kRounds, .run = calendar}, 1e-3,
          {{.what = "all candidates of the same pair", .items = kRounds, .run = align}}, 15);
}

void BenchMopReview() {
  Alignment alignment;
  const std::string by_state =
      "SELECT COUNT(*) = {} FROM mops WHERE vendor = 'acme' AND state = {}";
  if (alignment.raw().Number(fmt::format(fmt::runtime(by_state), kMops,
                                         static_cast<int>(fiscal::MopState::kActive))) != 1) {
    Check(Internal("not all are ACTIVE: the benchmark measures something else"));
  }
  RawReview raw(alignment.folder() / "raw.db",
                alignment.raw().Number("SELECT AVG(length(body)) FROM mops"));
  Compare({"the vendor's calendar changed to 10,000 MOPs in review", 1,
           [&] {
             alignment.ReviseCalendarOfVendor("month 09-01");
             alignment.WaitFor(fmt::format(fmt::runtime(by_state), kMops,
                                           static_cast<int>(fiscal::MopState::kNeedsReview)));
           }},
          5, {{"as many rows updated by SQLite alone", 1, [&] { raw.Run(); }}}, 1, Clock::kWall);
}

void BenchAlignmentReport() {
  Alignment alignment;
  const auto stub = api::AlignmentReportService::NewStub(rpc::MakeChannel(alignment.address()));
  api::GetAlignmentReportRequest request;
  request.set_parent("vendors/acme");
  api::GetAlignmentReportResponse response;
  Compare({"alignment report, 10,000 partnerships", 1,
           [&] {
             Ask(*stub, &api::AlignmentReportService::Stub::GetAlignmentReport, request, response);
           }},
          1,
          {{"its rows read by SQLite alone", 1,
            [&] {
              for (const char* sql : kRowsOfReport) alignment.raw().ReadAll(sql);
            }}},
          15, Clock::kWall);
  const api::AlignmentReportLine& total = response.total();
  for (const api::Share& share :
       {total.verified(), total.conversation(), total.aligned(), total.reciprocity()}) {
    if (share.count() == 0) Check(Internal("a figure is empty: the benchmark measures nothing"));
  }
}

}  // namespace tandem::bench
