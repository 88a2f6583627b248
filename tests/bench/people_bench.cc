// Who is away, of a vendor with a million people and three million absences.
#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "libs/messaging/embedded_bus.h"
#include "libs/rpc/host.h"
#include "libs/sqlite/sqlite_database.h"
#include "services/partner_registry/registry_service.h"
#include "tandem/partner/v1/portfolio_service.grpc.pb.h"
#include "tests/bench/benches.h"
#include "tests/bench/calls.h"
#include "tests/bench/comparison.h"

namespace tandem::bench {
namespace {

namespace fs = std::filesystem;
namespace api = partner::v1;

constexpr int kPartnerships = 100'000;
constexpr int kPeopleEach = 10;
constexpr int kAbsencesEach = 3;
constexpr int kPortfolio = 20;
constexpr int kListed = 10'000;
constexpr int kPage = 1'000;
constexpr int kToday = 20'635;  // 2026-07-01

constexpr std::array kNotations = {"month 01-01",
                                   "month 02-01",
                                   "month 04-01",
                                   "month 07-01",
                                   "month 10-01",
                                   "last sat jul; weeks 4-4-5; week53 p7",
                                   "nearest sat jan; weeks 4-5-4; week53 p12"};

struct Folder {
  fs::path path = fs::temp_directory_path() / fmt::format("tandem_people_{}", getpid());
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

using Rows = std::function<Status(storage::Transaction&, int)>;

// Transactions of a thousand calls each.
void Fill(storage::Database& database, int count, const Rows& rows) {
  for (int from = 0; from < count; from += kPage) {
    Check(database.Write([&](storage::Transaction& transaction) -> Status {
      RETURN_IF_ERROR(transaction.ActFor("acme"));
      for (int i = from; i < std::min(from + kPage, count); ++i) {
        RETURN_IF_ERROR(rows(transaction, i));
      }
      return OkStatus();
    }));
  }
}

Status InsertPartnership(storage::Transaction& transaction, int i) {
  const std::string id = fmt::format("p{:06}", i);
  RETURN_IF_ERROR(transaction.Defer(
      "INSERT INTO partnerships (vendor, partnership, display_name, revision, create_time, "
      "update_time) VALUES ('acme', $1, $1, 1, 0, 0)",
      {id}));
  RETURN_IF_ERROR(transaction.Defer(
      "INSERT INTO organisation_settings (vendor, partnership, country, free_weekdays, lead_days, "
      "shutdowns, revision, update_time) VALUES ('acme', $1, 'DE', 0, 0, '[]', 1, 0)",
      {id}));
  RETURN_IF_ERROR(transaction.Defer(
      "INSERT INTO fiscal_calendars (vendor, partnership, revision, notation, files, kind, reason, "
      "recorded_by, create_time, verifications) VALUES ('acme', $1, 1, $2, '[]', 0, '', '', 0, 0)",
      {id, std::string(kNotations[static_cast<std::size_t>(i) % kNotations.size()])}));
  // A manager's partnerships lie far apart.
  RETURN_IF_ERROR(transaction.Defer(
      "INSERT INTO responsibilities (vendor, partnership, first_day, last_day, manager) "
      "VALUES ('acme', $1, 20000, 2147483647, $2)",
      {id, fmt::format("m{:04}", i % (kPartnerships / kPortfolio))}));
  for (int person = 0; person < kPeopleEach; ++person) {
    const std::string name = fmt::format("{}-{}", id, person);
    RETURN_IF_ERROR(transaction.Defer(
        "INSERT INTO people (vendor, person, partnership, display_name, role, time_zone, "
        "free_weekdays, country, erased, revision, create_time, update_time, absences_revision) "
        "VALUES ('acme', $1, $2, $1, 5, 'Europe/Berlin', 0, '', 0, 1, 0, 0, 1)",
        {name, id}));
    for (int absence = 0; absence < kAbsencesEach; ++absence) {
      // Two weeks each, spread over a year and a half.
      const std::int64_t first = kToday - 200 + (i * 7 + person * 53 + absence * 181) % 550;
      RETURN_IF_ERROR(transaction.Defer(
          "INSERT INTO absences (vendor, person, absence, partnership, first_day, last_day, cover, "
          "source) VALUES ('acme', $1, $2, $3, $4, $5, NULL, '')",
          {name, fmt::format("a{}", absence), id, first, first + 13}));
    }
  }
  return OkStatus();
}

Status InsertManager(storage::Transaction& transaction, int i) {
  return transaction.Defer(
      "INSERT INTO people (vendor, person, partnership, display_name, role, time_zone, "
      "free_weekdays, country, erased, revision, create_time, update_time, absences_revision) "
      "VALUES ('acme', $1, '', $1, 2, 'America/New_York', 0, '', 0, 1, 0, 0, 0)",
      {fmt::format("m{:04}", i)});
}

// The registry alone, on a database that is filled past its calls.
class Registry {
 public:
  Registry() {
    database_ = Opened(sqlite::SqliteDatabase::Open(
        {.path = (folder_.path / "registry.db").string(), .readers = 8, .cache_kib = 1024}));
    bus_database_ =
        Opened(sqlite::SqliteDatabase::Open({.path = (folder_.path / "bus.db").string()}));
    bus_ = Opened(messaging::EmbeddedBus::Create(*bus_database_));
    Check(storage::Migrate(*database_, partner::RegistryService::Schema()));
    service_ = std::make_unique<partner::RegistryService>(
        partner::RegistryPorts{*database_, *database_, *bus_, host_.gate(), clock_, ids_}, "bench",
        observe::Log());
    Check(service_->Start());
    Check(process::AddTo(host_, *service_));
    Check(host_.Start());
    const auto channel = rpc::MakeChannel(host_.address());
    CreateVendor(*api::PartnerService::NewStub(channel));
    Fill(*database_, kPartnerships, InsertPartnership);
    Fill(*database_, kPartnerships / kPortfolio, InsertManager);
    stub_ = api::PortfolioService::NewStub(channel);
  }
  ~Registry() {
    host_.Stop();
    service_->Stop();
  }
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;

  // How many people are away; the token of the next page moves on.
  std::size_t Away(const std::string& parent, std::string& token) {
    api::ListAwayRequest request;
    request.set_parent(parent);
    request.set_page_size(kPage);
    request.set_page_token(token);
    request.mutable_from()->set_year(2026);
    request.mutable_from()->set_month(7);
    request.mutable_from()->set_day(1);
    api::ListAwayResponse response;
    Ask(*stub_, &api::PortfolioService::Stub::ListAway, request, response);
    token = response.next_page_token();
    std::size_t away = 0;
    for (const auto& one : response.partnerships()) {
      for (const auto& window : one.windows()) {
        away += static_cast<std::size_t>(window.away_size());
      }
    }
    return away;
  }
  std::string path() const { return (folder_.path / "registry.db").string(); }

 private:
  Folder folder_;
  SystemClock clock_;
  RandomIds ids_;
  observe::Metrics metrics_;
  rpc::Host host_{rpc::HostOptions{}, observe::Log(), metrics_};
  std::unique_ptr<sqlite::SqliteDatabase> database_;
  std::unique_ptr<sqlite::SqliteDatabase> bus_database_;
  std::unique_ptr<messaging::EmbeddedBus> bus_;
  std::unique_ptr<partner::RegistryService> service_;
  std::unique_ptr<api::PortfolioService::Stub> stub_;
};

// The absences themselves, read by SQLite alone, of the partnerships that a condition names.
class RawReader {
 public:
  RawReader(const std::string& path, const std::string& from_and_where) {
    sqlite3_open(path.c_str(), &database_);
    const std::string sql =
        "SELECT a.partnership, a.person, a.first_day, a.last_day, a.cover, p.free_weekdays, "
        "p.country FROM " +
        from_and_where +
        fmt::format(" AND a.last_day >= {} AND a.first_day <= {}", kToday, kToday + 92);
    if (sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) {
      std::exit(1);
    }
  }
  ~RawReader() {
    sqlite3_finalize(statement_);
    sqlite3_close(database_);
  }
  RawReader(const RawReader&) = delete;
  RawReader& operator=(const RawReader&) = delete;

  void Run() {
    std::size_t bytes = 0;
    while (sqlite3_step(statement_) == SQLITE_ROW) {
      for (int column = 0; column < 7; ++column) {
        sqlite3_column_text(statement_, column);
        bytes += static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
      }
    }
    Keep(bytes);
    sqlite3_reset(statement_);
  }

 private:
  sqlite3* database_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

constexpr const char* kJoinPeople = "JOIN people p ON p.vendor = a.vendor AND p.person = a.person ";

}  // namespace

void BenchAway() {
  Registry registry;
  RawReader portfolio(registry.path(),
                      fmt::format("responsibilities r CROSS JOIN absences a {} WHERE a.vendor = "
                                  "r.vendor AND a.partnership = r.partnership AND r.vendor = "
                                  "'acme' AND r.manager = 'm0007'",
                                  kJoinPeople));
  RawReader listed(registry.path(),
                   fmt::format("absences a {} WHERE a.vendor = 'acme' AND a.partnership < "
                               "'p{:06}'",
                               kJoinPeople, kListed));
  std::size_t away = 0;
  Compare({"who is away, portfolio of 20", 1,
           [&] {
             std::string token;
             away += registry.Away("vendors/acme/people/m0007", token);
           }},
          0.005, {{"its absences read by SQLite alone", 1, [&] { portfolio.Run(); }}}, 51,
          Clock::kWall);
  Compare({"who is away, 10,000 partnerships", 1,
           [&] {
             std::string token;
             for (int page = 0; page < kListed / kPage; ++page) {
               away += registry.Away("vendors/acme", token);
             }
           }},
          1, {{"their absences read by SQLite alone", 1, [&] { listed.Run(); }}}, 5, Clock::kWall);
  if (away == 0) Check(Internal("nobody is away: the benchmark measures nothing"));
}

}  // namespace tandem::bench
