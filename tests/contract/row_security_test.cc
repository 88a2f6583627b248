#include "libs/postgres/row_security.h"

#include <map>

#include <gmock/gmock.h>

#include "libs/testkit/postgres_adapter.h"
#include "libs/testkit/status_matchers.h"
#include "services/fiscal_alignment/alignment_service.h"
#include "services/fiscal_alignment/storage/sql_recompute_queue.h"
#include "services/fiscal_alignment/storage/sql_standing_figures.h"
#include "services/partner_registry/registry_service.h"

namespace tandem::postgres {
namespace {

using storage::Transaction;
using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

// How many of the two rows, one of acme and one of globex, somebody sees; kDenied: not even none.
constexpr int kDenied = -1;
struct Sight {
  int owner;
  int nobodys;  // the app before it said for whom it acts
  int acmes;
  int everybodys;
  int relay;
  friend bool operator==(const Sight&, const Sight&) = default;
  friend void PrintTo(const Sight& sight, std::ostream* out) {
    *out << fmt::format("owner {}, app {} {} {}, relay {}", sight.owner, sight.nobodys, sight.acmes,
                        sight.everybodys, sight.relay);
  }
};
constexpr Sight kOfVendor{0, 0, 1, 2, kDenied};
constexpr Sight kOfService{0, 2, 2, 2, kDenied};
constexpr Sight kOfServiceAndRelay{0, 2, 2, 2, 2};

// Every table of every service; one that is missing here fails the test.
const std::map<std::string, Sight> kSights = {
    {"absences", kOfVendor},
    {"alignment_settings", kOfVendor},
    {"calendar_feeds", kOfVendor},
    {"calendar_revisions", kOfVendor},
    {"calendar_verifications", kOfVendor},
    {"changes", kOfVendor},
    {"contacts", kOfVendor},
    {"dead_letters", kOfService},
    {"fiscal_calendars", kOfVendor},
    {"inbox", kOfServiceAndRelay},
    {"known_people", kOfVendor},
    {"leases", kOfServiceAndRelay},
    {"mop_calendar_queue", kOfVendor},
    {"mop_calendar_versions", kOfVendor},
    {"mop_calendars", kOfVendor},
    {"mop_conversations", kOfVendor},
    {"mop_representatives", kOfVendor},
    {"mop_review_queue", kOfVendor},
    {"mop_steps", kOfVendor},
    {"mops", kOfVendor},
    {"offer_link_keys", kOfVendor},
    {"offer_links", kOfVendor},
    {"organisation_settings", kOfVendor},
    {"organisations", kOfVendor},
    {"outbox", {0, 0, 1, 2, 2}},
    {"outbox_sequences", kOfVendor},
    {"partnerships", kOfVendor},
    {"people", kOfVendor},
    {"reciprocity_records", kOfVendor},
    {"recompute_queue", kOfVendor},
    {"recompute_sweeps", kOfVendor},
    {"recompute_versions", kOfVendor},
    {"registrations", kOfVendor},
    {"request_log", kOfVendor},
    {"responsibilities", kOfVendor},
    {"responsibility_revisions", kOfVendor},
    {"standing_figures", kOfVendor},
    {"timer_occurrences", kOfServiceAndRelay},
    {"vendors", kOfVendor},
    {"verifications", kOfVendor},
};

// A schema whose owner and roles are its own, with two rows in every table.
class RowSecurityTest : public testing::Test {
 protected:
  void SetUp() override {
    if (testkit::PostgresServer() == nullptr) GTEST_SKIP() << testkit::kNoPostgres;
    schema_ = std::make_unique<testkit::TemporarySchema>();
    admin_ = Open("");
    for (const char* role : {"owner", "app", "relay"}) {
      ASSERT_THAT(Run(*admin_, fmt::format("CREATE ROLE {} LOGIN PASSWORD 'x'", RoleName(role))),
                  IsOk());
    }
    ASSERT_THAT(Run(*admin_,
                    fmt::format("ALTER SCHEMA {} OWNER TO {}", schema_->name(), RoleName("owner"))),
                IsOk());
    owner_ = Open("owner");
  }
  void TearDown() override {
    if (!schema_) return;
    owner_.reset();
    for (const char* role : {"owner", "app", "relay"}) {
      EXPECT_THAT(Run(*admin_, fmt::format("DROP OWNED BY {} CASCADE", RoleName(role))), IsOk());
      EXPECT_THAT(Run(*admin_, fmt::format("DROP ROLE {}", RoleName(role))), IsOk());
    }
    ASSERT_THAT(Run(*admin_, fmt::format("CREATE SCHEMA IF NOT EXISTS {}", schema_->name())),
                IsOk());
  }

  std::string RoleName(const std::string& role) const { return schema_->name() + "_" + role; }
  // As that role; empty: as the administrator.
  std::unique_ptr<PostgresDatabase> Open(const std::string& role) const {
    std::string server = testkit::PostgresServer();
    if (!role.empty()) server += fmt::format(" user={} password=x", RoleName(role));
    auto database = PostgresDatabase::Open({.server = server, .schema = schema_->name()});
    EXPECT_THAT(database, IsOk());
    return *std::move(database);
  }
  static Status Run(storage::Database& database, const std::string& sql) {
    return database.Write(
        [&](Transaction& transaction) { return transaction.Execute(sql).status(); });
  }
  static storage::Result Ask(storage::Database& database, const std::string& sql) {
    storage::Result result;
    EXPECT_THAT(database.Read([&](Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(result, transaction.Execute(sql));
      return OkStatus();
    }),
                IsOk());
    return result;
  }

  Status Grant() {
    return GrantRights(*owner_, schema_->name(), {RoleName("app"), RoleName("relay")});
  }

  // Adds a row of that vendor, whatever the columns are.
  void Fill(const std::string& table, const std::string& vendor) {
    std::string columns;
    std::string values;
    const storage::Result described =
        Ask(*admin_, fmt::format("SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM "
                                 "information_schema.columns WHERE table_schema = '{}' AND "
                                 "table_name = '{}' AND is_identity = 'NO'",
                                 schema_->name(), table));
    for (const storage::Row& row : described.rows) {
      const bool is_text = row.Text(1) == "text";
      const std::string text = row.Text(0) == "aggregateid" ? "vendors/" + vendor : vendor;
      columns += (columns.empty() ? "" : ", ") + row.Text(0);
      values += (values.empty() ? "" : ", ") + (is_text                  ? "'" + text + "'"
                                                : row.Text(1) == "bytea" ? "'\\x00'"
                                                                         : "1");
    }
    EXPECT_THAT(
        Run(*admin_, fmt::format("INSERT INTO {} ({}) VALUES ({})", table, columns, values)),
        IsOk());
  }

  // How many rows the role sees; `vendor` empty: without acting for any.
  int Seen(const std::string& role, std::string_view vendor, const std::string& table) const {
    std::int64_t count = 0;
    const auto database = Open(role);
    const Status read = database->Read([&](Transaction& transaction) -> Status {
      if (!vendor.empty()) RETURN_IF_ERROR(transaction.ActFor(vendor));
      ASSIGN_OR_RETURN(const auto row, QueryOne(transaction, "SELECT count(*) FROM " + table));
      count = row->Int(0);
      return OkStatus();
    });
    return read.ok() ? static_cast<int>(count) : kDenied;
  }

  void CheckEveryTable(const storage::Schema& schema) {
    ASSERT_THAT(storage::Migrate(*owner_, schema), IsOk());
    ASSERT_THAT(Grant(), IsOk());
    ASSERT_THAT(Grant(), IsOk());
    // The one that others refer to comes first.
    const storage::Result tables =
        Ask(*admin_, fmt::format("SELECT CAST(table_name AS TEXT) FROM information_schema.tables "
                                 "WHERE table_schema = '{}' AND table_name <> 'schema_migrations' "
                                 "ORDER BY table_name <> 'vendors'",
                                 schema_->name()));
    for (const storage::Row& row : tables.rows) {
      const std::string& table = row.Text(0);
      SCOPED_TRACE(table);
      for (const char* vendor : {"acme", "globex"}) Fill(table, vendor);
      const Sight sight{Seen("owner", "", table), Seen("app", "", table),
                        Seen("app", "acme", table), Seen("app", Transaction::kEveryVendor, table),
                        Seen("relay", "", table)};
      ASSERT_TRUE(kSights.contains(table));
      EXPECT_EQ(sight, kSights.at(table));
    }
    EXPECT_EQ(Seen("relay", "", "schema_migrations"), kDenied);
    EXPECT_THAT(storage::CheckSchema(*Open("app"), schema), IsOk());
  }

  // Acme and so many partners in alignment's tables, all with figures and all in the queue.
  void FillWithPartners(int count) {
    const std::string figure = fiscal::Encode(fiscal::StandingFigure{});
    ASSERT_THAT(
        Run(*admin_, fmt::format("INSERT INTO organisations SELECT 'acme', CASE i WHEN 0 THEN '' "
                                 "ELSE 'p' || i END, 'Partner', 1, 1, 'US', 65, 0, '[]', 1, "
                                 "'month 02-01', '[]', 'h', 'i' FROM generate_series(0, {}) i",
                                 count)),
        IsOk());
    ASSERT_THAT(Run(*admin_, fmt::format("INSERT INTO standing_figures SELECT 'acme', 'p' || i, 3, "
                                         "'n', 'basis', 'n', -i, -i, '{}', 0, 0, 1, 1, 1, 1, 1 "
                                         "FROM generate_series(1, {}) i",
                                         figure, count)),
                IsOk());
    ASSERT_THAT(Run(*admin_, fmt::format("INSERT INTO recompute_queue SELECT 'acme', 'p' || i, i "
                                         "FROM generate_series(1, {}) i",
                                         count)),
                IsOk());
  }

  // `query` is for 50 rows of `table`, which has 5,000.
  template <typename Query>
  void CheckPage(const std::string& table, const Query& query) {
    ASSERT_THAT(Run(*owner_, "ANALYZE"), IsOk());
    const auto read = [](Transaction& transaction,
                         const std::string& of) -> StatusOr<std::int64_t> {
      ASSIGN_OR_RETURN(const auto row,
                       QueryOne(transaction,
                                "SELECT CAST(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) AS "
                                "BIGINT) FROM pg_stat_xact_user_tables WHERE relname LIKE $1",
                                {of}));
      return row->Int(0);
    };
    const auto app = Open("app");
    EXPECT_THAT(app->Read([&](Transaction& transaction) -> Status {
      RETURN_IF_ERROR(transaction.ActFor(Transaction::kEveryVendor));
      for (int i = 0; i < 8; ++i) {  // until there is one plan for all parameters
        ASSIGN_OR_RETURN(const std::int64_t before, read(transaction, table));
        ASSIGN_OR_RETURN(const auto rows, query(transaction));
        ASSIGN_OR_RETURN(const std::int64_t after, read(transaction, table));
        EXPECT_EQ(rows.size(), 50U);
        EXPECT_LE(after - before, 100) << table;
      }
      return OkStatus();
    }),
                IsOk());
  }

  std::unique_ptr<testkit::TemporarySchema> schema_;
  std::unique_ptr<PostgresDatabase> admin_;
  std::unique_ptr<PostgresDatabase> owner_;
};

TEST_F(RowSecurityTest, EveryRoleSeesItsPartOfThePartnerRegistry) {
  CheckEveryTable(partner::RegistryService::Schema());
}

TEST_F(RowSecurityTest, EveryRoleSeesItsPartOfFiscalAlignment) {
  CheckEveryTable(fiscal::FiscalAlignment::Schema());
}

// A hundredth of a vendor's partners is asked for. The table that is paged is not read beyond it.
TEST_F(RowSecurityTest, APageOfAVendorIsReadWithoutTheRest) {
  ASSERT_THAT(storage::Migrate(*owner_, fiscal::FiscalAlignment::Schema()), IsOk());
  ASSERT_THAT(Grant(), IsOk());
  ASSERT_NO_FATAL_FAILURE(FillWithPartners(5000));
  const VendorId acme = *VendorId::Parse("vendor", "acme");
  const fiscal::SqlStandingFigures figures;
  const fiscal::SqlRecomputeQueue queue;
  ASSERT_NO_FATAL_FAILURE(CheckPage("standing_figures", [&](Transaction& transaction) {
    return figures.Page(transaction, acme, std::nullopt, 50);
  }));
  ASSERT_NO_FATAL_FAILURE(CheckPage("standing_figures", [&](Transaction& transaction) {
    return figures.Outdated(transaction, acme, "another basis", "", 50);
  }));
  ASSERT_NO_FATAL_FAILURE(CheckPage(
      "recompute_queue", [&](Transaction& transaction) { return queue.Oldest(transaction, 50); }));
}

TEST_F(RowSecurityTest, NobodyWritesForAnotherVendorOrIntoThePast) {
  ASSERT_THAT(storage::Migrate(*owner_, partner::RegistryService::Schema()), IsOk());
  ASSERT_THAT(Grant(), IsOk());
  const auto app = Open("app");
  const auto write = [&](std::string_view vendor, const std::string& sql) {
    return app->Write([&](Transaction& transaction) -> Status {
      RETURN_IF_ERROR(transaction.ActFor(vendor));
      return transaction.Execute(sql).status();
    });
  };
  const std::string insert = "INSERT INTO vendors VALUES ('acme', 'Acme', 1, 0, 0)";
  EXPECT_FALSE(write("globex", insert).ok());
  EXPECT_THAT(write("acme", insert), IsOk());
  EXPECT_FALSE(write("acme", "UPDATE vendors SET vendor = 'globex'").ok());
  EXPECT_FALSE(write("acme", "DELETE FROM changes").ok());
  EXPECT_FALSE(write("acme", "UPDATE changes SET person = 'nobody'").ok());
  EXPECT_FALSE(write("acme", "CREATE TABLE mine (vendor TEXT)").ok());
}

TEST_F(RowSecurityTest, AVendorThatANestedPartActedForIsForgottenWhenThatFails) {
  ASSERT_THAT(storage::Migrate(*owner_, partner::RegistryService::Schema()), IsOk());
  ASSERT_THAT(Grant(), IsOk());
  EXPECT_THAT(Open("app")->Write([](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.ActFor("acme"));
    EXPECT_FALSE(transaction
                     .Nested([&]() -> Status {
                       RETURN_IF_ERROR(transaction.ActFor("globex"));
                       return Unavailable("no");
                     })
                     .ok());
    RETURN_IF_ERROR(transaction.ActFor("acme"));
    return transaction.Execute("INSERT INTO vendors VALUES ('acme', 'Acme', 1, 0, 0)").status();
  }),
              IsOk());
}

TEST_F(RowSecurityTest, ATableWithoutARuleIsRefused) {
  ASSERT_THAT(Run(*owner_, "CREATE TABLE new_one (x BIGINT)"), IsOk());
  EXPECT_THAT(Grant(), StatusIs(StatusCode::kInternal, HasSubstr("new_one")));
}

}  // namespace
}  // namespace tandem::postgres
