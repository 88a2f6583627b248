// The services, in this process and over loopback, as clients see them.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "services/tandem/dev/dev_server.h"
#include "tandem/fiscal/v1/alignment_service.grpc.pb.h"
#include "tandem/partner/v1/partner_service.grpc.pb.h"
#include "tests/bench/benches.h"
#include "tests/bench/calls.h"
#include "tests/bench/comparison.h"
#include "tests/bench/empty_server.h"
#include "tests/bench/open_loop.h"
#include "tests/bench/random_inputs.h"

namespace tandem::bench {
namespace {

namespace fs = std::filesystem;
namespace fiscal_api = tandem::fiscal::v1;
namespace partner_api = tandem::partner::v1;

constexpr int kPartners = 100'000;

// A folder that is gone at the end.
struct Folder {
  fs::path path = fs::temp_directory_path() / fmt::format("tandem_bench_{}", getpid());
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

class Server {
 public:
  Server() {
    settings_.data = (folder_.path / "data").string();
    settings_.process.listen = "127.0.0.1:0";
    settings_.process.metrics_listen = "127.0.0.1:0";
    settings_.process.web_listen = "127.0.0.1:0";
    auto server = dev::DevServer::Create(settings_, clock_, {});
    Check(server.status());
    server_ = *std::move(server);
    Check(server_->Start());
    for (int i = 0; i < kCallers; ++i) {
      const auto channel = rpc::MakeChannel(server_->address());
      partners_.push_back(partner_api::PartnerService::NewStub(channel));
      alignments_.push_back(fiscal_api::AlignmentService::NewStub(channel));
    }
  }

  partner_api::PartnerService::Stub& partner(int caller = 0) {
    return *partners_[static_cast<std::size_t>(caller)];
  }
  fiscal_api::AlignmentService::Stub& alignment(int caller = 0) {
    return *alignments_[static_cast<std::size_t>(caller)];
  }
  const std::string address() const { return server_->address(); }

 private:
  Folder folder_;
  SystemClock clock_;
  dev::DevSettings settings_;
  std::unique_ptr<dev::DevServer> server_;
  std::vector<std::unique_ptr<partner_api::PartnerService::Stub>> partners_;
  std::vector<std::unique_ptr<fiscal_api::AlignmentService::Stub>> alignments_;
};

// The rows that one command leaves: a partnership, its settings, the audit row, the event with its
// sequence, and the answer to a repetition.
void RawTransactions(const fs::path& path, int round, int count) {
  sqlite3* database = nullptr;
  sqlite3_open(path.c_str(), &database);
  const auto run = [&](const std::string& sql) {
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) std::exit(1);
  };
  run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
  std::vector<sqlite3_stmt*> inserts;
  for (int table = 0; table < 6; ++table) {
    run(fmt::format("CREATE TABLE IF NOT EXISTS t{} (id TEXT PRIMARY KEY, data BLOB)", table));
    sqlite3_stmt* insert = nullptr;
    const std::string sql = fmt::format("INSERT INTO t{} VALUES (?1, zeroblob(200))", table);
    sqlite3_prepare_v2(database, sql.c_str(), -1, &insert, nullptr);
    inserts.push_back(insert);
  }
  for (int i = 0; i < count; ++i) {
    run("BEGIN IMMEDIATE");
    const std::string id = fmt::format("vendors/acme/partnerships/c{}-{}", round, i);
    for (sqlite3_stmt* insert : inserts) {
      sqlite3_bind_text(insert, 1, id.c_str(), -1, SQLITE_STATIC);
      if (sqlite3_step(insert) != SQLITE_DONE) std::exit(1);
      sqlite3_reset(insert);
    }
    run("COMMIT");
  }
  for (sqlite3_stmt* insert : inserts) sqlite3_finalize(insert);
  sqlite3_close(database);
}

void CompareCommands(Server& server) {
  constexpr int kCommands = 2'000;
  const Folder folder;
  int round = 0;
  const auto commands = [&] {
    CreatePartnerships(++round, kCommands,
                       [&](int caller) -> auto& { return server.partner(caller); });
  };
  Compare({"durable command over gRPC, 16 callers", kCommands, commands}, 0,
          {{"raw SQLite transactions with as many rows", kCommands,
            [&] { RawTransactions(folder.path / "raw.db", round, kCommands); }}},
          9, Clock::kWall);
}

// Waits until the vendor's calendar has come to alignment.
void WaitUntilKnown(Server& server) {
  fiscal_api::ListFiscalPeriodsRequest request;
  request.set_organisation("vendors/acme");
  for (bool known = false; !known;) {
    grpc::ClientContext context;
    rpc::Prepare(context, BenchCaller(), std::chrono::minutes(2));
    fiscal_api::ListFiscalPeriodsResponse response;
    known = server.alignment().ListFiscalPeriods(&context, request, &response).ok();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

void CompareCalendarReads(Server& server) {
  constexpr int kReads = 8'000;
  constexpr int kReaders = 8;
  fiscal_api::ListFiscalPeriodsRequest request;
  request.set_organisation("vendors/acme");
  request.mutable_first_day()->set_year(2026);
  request.mutable_first_day()->set_month(2);
  request.mutable_first_day()->set_day(1);
  fiscal_api::ListFiscalPeriodsResponse answer;
  Ask(server.alignment(), &fiscal_api::AlignmentService::Stub::ListFiscalPeriods, request, answer);
  const EmptyServer empty(answer);
  std::vector<std::unique_ptr<fiscal_api::AlignmentService::Stub>> stubs;
  for (int i = 0; i < kReaders; ++i) {
    stubs.push_back(fiscal_api::AlignmentService::NewStub(rpc::MakeChannel(empty.address())));
  }
  const auto read = [&](const auto& stub_of) {
    Concurrently(kReaders, kReads, [&](int caller, int) {
      fiscal_api::ListFiscalPeriodsResponse response;
      Ask(stub_of(caller), &fiscal_api::AlignmentService::Stub::ListFiscalPeriods, request,
          response);
    });
  };
  Compare(
      {fmt::format("cached calendar read over gRPC, {} bytes, 8 callers", answer.ByteSizeLong()),
       kReads, [&] { read([&](int i) -> auto& { return server.alignment(i); }); }},
      0,
      {{"an empty handler with the same answer", kReads,
        [&] { read([&](int i) -> auto& { return *stubs[static_cast<std::size_t>(i)]; }); }}},
      21, Clock::kWall);
}

void ImportPartners(Server& server) {
  constexpr int kBatch = 500;
  const std::vector<std::string> places = AllPlaces();
  Random random(7);
  std::vector<partner_api::ImportPartnershipsRequest> requests;
  for (int first = 0; first < kPartners; first += kBatch) {
    auto& request = requests.emplace_back();
    request.set_parent("vendors/acme");
    request.set_request_id(fmt::format("import-{}", first));
    for (int i = first; i < first + kBatch; ++i) {
      auto& row = *request.add_rows();
      row.set_display_name(fmt::format("Imported {}", i));
      row.set_country(random.Of(places));
      row.set_calendar(RandomNotation(random));
      row.set_lead_days(random.Below(21));
    }
  }
  const auto start = SteadyClock::now();
  Concurrently(2, static_cast<int>(requests.size()), [&](int caller, int i) {
    partner_api::ImportPartnershipsResponse response;
    Ask(server.partner(caller), &partner_api::PartnerService::Stub::ImportPartnerships,
        requests[static_cast<std::size_t>(i)], response);
  });
  PrintSeconds("100,000 different partners imported", SecondsSince(start), 60);
}

// Waits until no figure of the vendor is stale, pending or of an older revision of its calendar;
// how many seconds it took.
double WaitUntilCurrent(Server& server, std::int64_t revision) {
  const auto start = SteadyClock::now();
  for (;;) {
    fiscal_api::ListStandingFiguresRequest request;
    request.set_parent("vendors/acme");
    request.set_page_size(1);
    fiscal_api::ListStandingFiguresResponse response;
    Ask(server.alignment(), &fiscal_api::AlignmentService::Stub::ListStandingFigures, request,
        response);
    if (response.total_count() >= kPartners && response.outdated_count() == 0 &&
        response.figures(0).basis().vendor_calendar_revision() >= revision) {
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return SecondsSince(start);
}

// Corrects a calendar and gives its new revision.
std::int64_t Correct(Server& server, const std::string& organisation, int number) {
  partner_api::CorrectFiscalCalendarRequest request;
  request.set_name(organisation + "/fiscalCalendar");
  request.mutable_spec()->set_notation(fmt::format("month {:02}-01", 1 + number % 12));
  partner_api::CorrectFiscalCalendarResponse response;
  Ask(server.partner(), &partner_api::PartnerService::Stub::CorrectFiscalCalendar, request,
      response);
  return response.calendar().revision();
}

void ChangeOnePartner(Server& server) {
  constexpr int kChanges = 200;
  const std::string partner = "vendors/acme/partnerships/slow-lane";
  partner_api::CreatePartnershipRequest create;
  create.set_parent("vendors/acme");
  create.set_partnership_id("slow-lane");
  create.mutable_partnership()->set_display_name("Slow Lane");
  create.mutable_calendar()->set_notation("month 12-01");
  partner_api::CreatePartnershipResponse created;
  Ask(server.partner(), &partner_api::PartnerService::Stub::CreatePartnership, create, created);
  WaitUntilCurrent(server, 1);  // so that alignment knows the partnership
  std::vector<double> seconds;
  for (int i = 0; i < kChanges; ++i) {
    const auto start = SteadyClock::now();
    const std::int64_t revision = Correct(server, partner, i);
    for (;;) {
      fiscal_api::GetStandingFigureRequest request;
      request.set_partnership(partner);
      fiscal_api::GetStandingFigureResponse response;
      Ask(server.alignment(), &fiscal_api::AlignmentService::Stub::GetStandingFigure, request,
          response);
      if (response.figure().state() == fiscal_api::StandingFigure::STATE_CURRENT &&
          response.figure().basis().partner_calendar_revision() >= revision) {
        break;
      }
    }
    seconds.push_back(SecondsSince(start));
  }
  PrintLatency("partner's calendar changed to alignment changed", LatencyOf(std::move(seconds)),
               0.25);
}

}  // namespace

void BenchCommands() {
  Server server;
  CreateVendor(server.partner());
  CompareCommands(server);
}

void BenchCalendarReads() {
  Server server;
  CreateVendor(server.partner());
  WaitUntilKnown(server);
  CompareCalendarReads(server);
}

void BenchPortfolio() {
  Server server;
  CreateVendor(server.partner());
  ImportPartners(server);
  PrintSeconds("  until every figure is computed", WaitUntilCurrent(server, 1), 0);
  ChangeOnePartner(server);
  const auto start = SteadyClock::now();
  WaitUntilCurrent(server, Correct(server, "vendors/acme", 3));
  PrintSeconds("vendor's calendar changed, 100,000 figures redone", SecondsSince(start), 60);
}

}  // namespace tandem::bench
