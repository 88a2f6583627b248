#include <fmt/format.h>
#include <gmock/gmock.h>

#include "libs/sqlite/sqlite_database.h"
#include "libs/testkit/postgres_adapter.h"
#include "libs/testkit/status_matchers.h"
#include "libs/testkit/temporary_folder.h"
#include "services/fiscal_alignment/storage/migrations.h"
#include "services/fiscal_alignment/storage/projections/sql_calendar_history.h"
#include "services/fiscal_alignment/storage/projections/sql_partner_facts.h"
#include "services/fiscal_alignment/storage/projections/sql_people_directory.h"
#include "services/fiscal_alignment/storage/report/sql_report_source.h"
#include "services/fiscal_alignment/storage/sql_organisations.h"

// The tables of what the registry told and of the alignment report answer alike on both engines.
namespace tandem::fiscal {
namespace {

using storage::Transaction;
using testkit::IsOk;

PersonId Id(const std::string& id) { return PersonId::Parse("id", id).value(); }
CivilDay Day(const std::string& text) { return CivilDay::Parse(text).value(); }
Instant At(const std::string& text) { return ParseInstant(text).value(); }
PartnershipName Softcat() {
  return PartnershipName::Parse("name", "vendors/acme/partnerships/softcat").value();
}
OrganisationName Partner() { return {Softcat().vendor, Softcat().partnership}; }

Status TakeFacts(Transaction& transaction) {
  const SqlPartnerFacts facts;
  const auto person = [](const std::string& name, std::int64_t revision,
                         std::optional<PersonRole> role) {
    return PersonFact{PersonName::Parse("name", "vendors/acme/" + name).value(), revision, role};
  };
  RETURN_IF_ERROR(facts.Take(transaction, person("people/ann", 1, PersonRole::kChannelManager)));
  const std::string bob = "partnerships/softcat/people/bob";
  RETURN_IF_ERROR(facts.Take(transaction, person(bob, 2, PersonRole::kPartnerExecutive)));
  RETURN_IF_ERROR(facts.Take(transaction, person(bob, 1, PersonRole::kPartnerRep)));
  const std::string zoe = "partnerships/softcat/people/zoe";
  RETURN_IF_ERROR(facts.Take(transaction, person(zoe, 3, std::nullopt)));
  RETURN_IF_ERROR(facts.Take(transaction, person(zoe, 2, PersonRole::kPartnerExecutive)));
  const std::vector<Responsibility> now = {{Id("ann"), Day("2026-02-01"), std::nullopt}};
  RETURN_IF_ERROR(facts.Take(transaction, ResponsibilityFact{Softcat(), 2, now}));
  RETURN_IF_ERROR(facts.Take(transaction, ResponsibilityFact{Softcat(), 1, {}}));
  const CalendarFact calendar{1, {"month 04-01", {}}};
  RETURN_IF_ERROR(facts.Take(transaction, Partner(), calendar, At("2026-01-02T00:00:00Z")));
  RETURN_IF_ERROR(facts.Take(transaction, Partner(), calendar, At("2026-01-01T00:00:00Z")));
  const VerificationFact verified{1, At("2026-01-03T00:00:00Z")};
  RETURN_IF_ERROR(facts.Take(transaction, Partner(), verified));
  RETURN_IF_ERROR(facts.Take(transaction, Partner(), verified));
  RETURN_IF_ERROR(facts.TakeRegistration(transaction, Partner(), At("2026-01-01T00:00:00Z")));
  RETURN_IF_ERROR(facts.BeginHistory(transaction));
  return SqlOrganisations().Save(
      transaction, {.organisation = Partner(), .name = {1, "Softcat"}, .calendar = calendar});
}

Status AddMop(Transaction& transaction) {
  RETURN_IF_ERROR(
      transaction
          .Execute("INSERT INTO reciprocity_records (vendor, partnership, mop, "
                   "closing_side, ordinal, revision, needs, done, recorded_by, done_at) "
                   "VALUES ('acme', 'softcat', 1, 1, 2, 1, '', 'a visit', 'ann', $1)",
                   {storage::Of(At("2026-03-04T00:00:00Z"))})
          .status());
  return transaction
      .Execute(
          "INSERT INTO mops (vendor, partnership, number, state, kind, revision, first_day, "
          "last_day, agreed_at, next_moment, basis_partner, reviewed_vendor, "
          "reviewed_partner, body) VALUES ('acme', 'softcat', 1, 4, 0, 1, $1, $2, $3, NULL, "
          "1, 1, 1, '{}')",
          {std::int64_t{Day("2026-01-01").days()}, std::int64_t{Day("2026-12-31").days()},
           storage::Of(At("2025-12-01T00:00:00Z"))})
      .status();
}

Status AskPeople(Transaction& transaction, std::string& answers) {
  const SqlPeopleDirectory people;
  const VendorId& vendor = Softcat().vendor;
  for (const char* id : {"ann", "bob", "zoe"}) {
    ASSIGN_OR_RETURN(const auto person, people.Find(transaction, vendor, Id(id)));
    answers += person
                   ? fmt::format("{} {}\n", person->name.ToString(), static_cast<int>(person->role))
                   : "nobody\n";
  }
  ASSIGN_OR_RETURN(const auto executives, people.ExecutivesOf(transaction, Softcat()));
  for (const PersonId& one : executives) answers += one.value() + "\n";
  ASSIGN_OR_RETURN(const auto manager, people.ManagerOn(transaction, Softcat(), Day("2026-02-01")));
  ASSIGN_OR_RETURN(const auto nobody, people.ManagerOn(transaction, Softcat(), Day("2026-01-31")));
  answers += fmt::format("{} {}\n", manager ? manager->value() : "-", nobody.has_value());
  ASSIGN_OR_RETURN(const auto managed,
                   people.PartnershipsOf(transaction, vendor, Id("ann"), Day("2026-02-01")));
  answers += fmt::format("{}\n", managed.size());
  ASSIGN_OR_RETURN(const auto spec, SqlCalendarHistory().Find(transaction, Partner(), 1));
  answers += spec ? spec->notation + "\n" : "none\n";
  return OkStatus();
}

Status AskReport(Transaction& transaction, std::string& answers) {
  const SqlReportSource source;
  const VendorId& vendor = Softcat().vendor;
  const calendar::DaySpan days{Day("2025-07-01"), Day("2026-06-30")};
  ASSIGN_OR_RETURN(const auto partnerships, source.Partnerships(transaction, vendor, days.last));
  for (const auto& one : partnerships) answers += one.id + " " + one.manager + "\n";
  ASSIGN_OR_RETURN(const auto verified, source.Verified(transaction, vendor, days));
  for (const auto& [id, day] : verified) answers += id + " " + day.ToString() + "\n";
  ASSIGN_OR_RETURN(const auto talked, source.Talked(transaction, vendor, days));
  answers += fmt::format("{} talked\n", talked.size());
  ASSIGN_OR_RETURN(const auto in_force, source.InForce(transaction, vendor, days.last));
  answers += fmt::format("{} in force\n", in_force.size());
  ASSIGN_OR_RETURN(const auto terms, source.Terms(transaction, vendor, days));
  ASSIGN_OR_RETURN(const auto calendars, source.Calendars(transaction, vendor, days));
  for (const auto& one : terms) answers += calendars.at(one.calendar).notation + "\n";
  ASSIGN_OR_RETURN(const auto done, source.Done(transaction, vendor, days.last));
  for (const auto& [task, day] : done) {
    answers += fmt::format("{} {}\n", std::get<2>(task), day.ToString());
  }
  return OkStatus();
}

std::string AnswersOf(storage::Database& database) {
  EXPECT_THAT(storage::Migrate(database, "fiscal_alignment", AlignmentMigrations()), IsOk());
  std::string answers;
  EXPECT_THAT(database.Write([&](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.ActFor("acme"));
    RETURN_IF_ERROR(TakeFacts(transaction));
    return AddMop(transaction);
  }),
              IsOk());
  EXPECT_THAT(storage::ReadFor(database, "acme",
                               [&](Transaction& transaction) -> Status {
                                 answers.clear();
                                 RETURN_IF_ERROR(AskPeople(transaction, answers));
                                 return AskReport(transaction, answers);
                               }),
              IsOk());
  return answers;
}

constexpr const char* kAnswers =
    "vendors/acme/people/ann 1\n"
    "vendors/acme/partnerships/softcat/people/bob 3\n"
    "nobody\n"
    "bob\n"
    "ann false\n"
    "1\n"
    "month 04-01\n"
    "softcat ann\n"
    "softcat 2026-01-03\n"
    "0 talked\n"
    "1 in force\n"
    "month 04-01\n"
    "2 2026-03-04\n";

TEST(AlignmentTables, F11_SqliteAnswers) {
  const testkit::TemporaryFolder folder;
  const auto database = sqlite::SqliteDatabase::Open({.path = folder / "fiscal.db"}).value();
  EXPECT_EQ(AnswersOf(*database), kAnswers);
}

TEST(AlignmentTables, F11_PostgresqlAnswersAlike) {
  if (testkit::PostgresServer() == nullptr) GTEST_SKIP() << testkit::kNoPostgres;
  const testkit::TemporarySchema schema;
  const auto database = postgres::PostgresDatabase::Open(
                            {.server = testkit::PostgresServer(), .schema = schema.name()})
                            .value();
  EXPECT_EQ(AnswersOf(*database), kAnswers);
}

}  // namespace
}  // namespace tandem::fiscal
