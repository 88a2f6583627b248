#include <random>

#include <gmock/gmock.h>

#include "services/fiscal_alignment/stores_testing.h"

namespace tandem::fiscal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testkit::IsOk;
using testkit::StatusIs;

PersonFact Person(const std::string& name, std::int64_t revision, std::optional<PersonRole> role) {
  return {.name = PersonName::Parse("name", name).value(), .revision = revision, .role = role};
}
PersonId Id(const std::string& id) { return PersonId::Parse("id", id).value(); }
OrganisationName Org(const std::string& name) {
  return OrganisationName::Parse("name", name).value();
}
CivilDay Day(const std::string& text) { return CivilDay::Parse(text).value(); }

constexpr const char* kSoftcat = "vendors/acme/partnerships/softcat";
constexpr const char* kBob = "vendors/acme/partnerships/softcat/people/bob";

// What the registry told, kept for whoever agrees on something and reports on it.
class PartnerFactsTest : public StoresFixture {
 protected:
  using Step = std::function<Status(const ApplyFacts&, storage::Transaction&)>;

  template <typename Fact>
  static Step StepOf(const Fact& fact) {
    return [fact](const ApplyFacts& apply, storage::Transaction& transaction) {
      return apply.Run(transaction, fact);
    };
  }
  static Step StepOf(const OrganisationFacts& facts) {
    return [facts](const ApplyFacts& apply, storage::Transaction& transaction) {
      return apply.Run(transaction, facts, Instant());
    };
  }
  Status Take(const Step& step) {
    const ApplyFacts apply(repositories(), [] {});
    return database_->Write(
        [&](storage::Transaction& transaction) { return step(apply, transaction); });
  }
  template <typename Fact>
  Status Tell(const Fact& fact) {
    return Take(StepOf(fact));
  }
  static OrganisationFacts Revised(std::int64_t revision, const std::string& notation,
                                   const char* told) {
    OrganisationFacts facts = WithCalendar(kSoftcat, revision, notation);
    facts.told = ParseInstant(told).value();
    return facts;
  }
  static OrganisationFacts Verified(std::int64_t revision, const char* at) {
    return {.organisation = Org(kSoftcat),
            .verification = VerificationFact{revision, ParseInstant(at).value()}};
  }
  static ResponsibilityFact Responsible(std::int64_t revision,
                                        std::vector<Responsibility> responsibilities) {
    return {.partnership = Partner(kSoftcat),
            .revision = revision,
            .responsibilities = std::move(responsibilities)};
  }

  template <typename T>
  T Ask(const std::function<StatusOr<T>(storage::Transaction&)>& question) {
    std::optional<T> answer;
    EXPECT_THAT(database_->Read([&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(answer, question(transaction));
      return OkStatus();
    }),
                IsOk());
    return *answer;
  }
  std::optional<KnownPerson> Find(const std::string& person) {
    return Ask<std::optional<KnownPerson>>([&](storage::Transaction& transaction) {
      return people_.Find(transaction, Partner(kSoftcat).vendor, Id(person));
    });
  }
  std::optional<PersonId> ManagerOn(const std::string& day) {
    return Ask<std::optional<PersonId>>([&](storage::Transaction& transaction) {
      return people_.ManagerOn(transaction, Partner(kSoftcat), Day(day));
    });
  }
  std::string Notation(std::int64_t revision) {
    const auto spec =
        Ask<std::optional<calendar::CalendarSpec>>([&](storage::Transaction& transaction) {
          return calendars_.Find(transaction, Org(kSoftcat), revision);
        });
    return spec ? spec->notation : "none";
  }
  // All rows that were kept, as text.
  std::string Dump() {
    std::string dump;
    for (const char* columns :
         {"vendor || ' ' || person || ' ' || partnership || ' ' || role || ' ' || revision "
          "FROM known_people",
          "vendor || ' ' || partnership || ' ' || revision FROM responsibility_revisions",
          "vendor || ' ' || partnership || ' ' || first_day || ' ' || last_day || ' ' || manager "
          "FROM responsibilities",
          "vendor || ' ' || partnership || ' ' || revision || ' ' || notation || ' ' || told "
          "FROM calendar_revisions",
          "vendor || ' ' || partnership || ' ' || revision || ' ' || at "
          "FROM calendar_verifications"}) {
      const auto rows = Ask<storage::Result>([&](storage::Transaction& transaction) {
        return transaction.Execute(std::string("SELECT ") + columns + " ORDER BY 1");
      });
      for (const storage::Row& row : rows.rows) dump += row.Text(0) + "\n";
    }
    return dump;
  }
};

TEST_F(PartnerFactsTest, R1_WhoIsWhoIsKnownUntilTheyAreErased) {
  ASSERT_THAT(Tell(Person("vendors/acme/people/ann", 1, PersonRole::kChannelManager)), IsOk());
  ASSERT_THAT(Tell(Person(kBob, 1, PersonRole::kPartnerRep)), IsOk());
  ASSERT_THAT(Tell(Person(kBob, 2, PersonRole::kPartnerExecutive)), IsOk());
  EXPECT_TRUE(Find("ann")->name.IsOfVendor());
  EXPECT_EQ(Find("ann")->role, PersonRole::kChannelManager);
  EXPECT_EQ(Find("bob")->name.ToString(), kBob);
  EXPECT_EQ(Find("bob")->role, PersonRole::kPartnerExecutive);
  EXPECT_EQ(Find("zoe"), std::nullopt);
  const auto executives = [&] {
    return Ask<std::vector<PersonId>>([&](storage::Transaction& transaction) {
      return people_.ExecutivesOf(transaction, Partner(kSoftcat));
    });
  };
  EXPECT_THAT(executives(), ElementsAre(Id("bob")));
  ASSERT_THAT(Tell(Person(kBob, 4, std::nullopt)), IsOk());
  // What was told before comes late.
  ASSERT_THAT(Tell(Person(kBob, 3, PersonRole::kPartnerExecutive)), IsOk());
  EXPECT_EQ(Find("bob"), std::nullopt);
  EXPECT_THAT(executives(), IsEmpty());
  EXPECT_THAT(Dump(), HasSubstr("acme bob  0 4\n"));
}

TEST_F(PartnerFactsTest, R1_WhoIsResponsibleOnADay) {
  ASSERT_THAT(Tell(Responsible(2, {{Id("ann"), Day("2026-01-01"), Day("2026-03-31")},
                                   {Id("joe"), Day("2026-05-01"), std::nullopt}})),
              IsOk());
  ASSERT_THAT(Tell(Responsible(1, {{Id("zoe"), Day("2026-01-01"), std::nullopt}})), IsOk());
  EXPECT_EQ(ManagerOn("2025-12-31"), std::nullopt);
  EXPECT_EQ(ManagerOn("2026-01-01"), Id("ann"));
  EXPECT_EQ(ManagerOn("2026-03-31"), Id("ann"));
  EXPECT_EQ(ManagerOn("2026-04-01"), std::nullopt);
  EXPECT_EQ(ManagerOn("2099-01-01"), Id("joe"));
  const auto partnerships = [&](const std::string& manager, const std::string& day) {
    return Ask<std::vector<PartnershipId>>([&](storage::Transaction& transaction) {
      return people_.PartnershipsOf(transaction, Partner(kSoftcat).vendor, Id(manager), Day(day));
    });
  };
  EXPECT_THAT(partnerships("ann", "2026-03-31"), ElementsAre(Partner(kSoftcat).partnership));
  EXPECT_THAT(partnerships("ann", "2026-04-01"), IsEmpty());
  ASSERT_THAT(Tell(Responsible(3, {})), IsOk());
  EXPECT_THAT(partnerships("joe", "2026-06-01"), IsEmpty());
}

TEST_F(PartnerFactsTest, F5_EveryRevisionOfACalendarIsKept) {
  ASSERT_THAT(Tell(Revised(2, "month 04-01", "2026-02-01T00:00:00Z")), IsOk());
  ASSERT_THAT(Tell(Revised(1, "month 01-01", "2026-01-01T00:00:00Z")), IsOk());
  EXPECT_EQ(Notation(1), "month 01-01");
  EXPECT_EQ(Notation(2), "month 04-01");
  EXPECT_EQ(Notation(3), "none");
}

TEST_F(PartnerFactsTest, F5_AnOlderDatabaseBeginsItsHistoryWithWhatItKnows) {
  Register(kSoftcat, "month 04-01");
  const auto begin = [&] {
    return database_->Write([&](storage::Transaction& transaction) {
      return partner_facts_.BeginHistory(transaction);
    });
  };
  const auto forget = [&] {
    return database_->Write([&](storage::Transaction& transaction) {
      return transaction.Execute("DELETE FROM calendar_revisions").status();
    });
  };
  ASSERT_THAT(forget(), IsOk());
  EXPECT_EQ(Notation(1), "none");
  ASSERT_THAT(begin(), IsOk());
  EXPECT_EQ(Notation(1), "month 04-01");
  const std::string before = Dump();
  ASSERT_THAT(begin(), IsOk());
  EXPECT_EQ(Dump(), before);
}

TEST_F(PartnerFactsTest, R1_TheOrderOfFactsDoesNotMatter) {
  const std::vector<Step> facts = {
      StepOf(Person(kBob, 1, PersonRole::kPartnerRep)),
      StepOf(Person(kBob, 2, PersonRole::kPartnerExecutive)),
      StepOf(Person(kBob, 3, std::nullopt)),
      StepOf(Person("vendors/acme/people/ann", 1, PersonRole::kChannelManager)),
      StepOf(Person("vendors/acme/people/ann", 2, PersonRole::kChannelChief)),
      StepOf(Responsible(1, {{Id("ann"), Day("2026-01-01"), std::nullopt}})),
      StepOf(Responsible(2, {{Id("ann"), Day("2026-01-01"), Day("2026-01-31")},
                             {Id("joe"), Day("2026-02-01"), std::nullopt}})),
      StepOf(Revised(1, "month 01-01", "2026-01-01T00:00:00Z")),
      StepOf(Revised(2, "month 02-01", "2026-01-05T00:00:00Z")),
      StepOf(Revised(2, "month 02-01", "2026-01-06T00:00:00Z")),
      StepOf(Verified(1, "2026-01-02T00:00:00Z")),
      StepOf(Verified(2, "2026-01-07T00:00:00Z")),
      StepOf(Verified(2, "2026-02-07T00:00:00Z")),
  };
  for (const Step& fact : facts) ASSERT_THAT(Take(fact), IsOk());
  const std::string expected = Dump();
  EXPECT_THAT(expected, HasSubstr("acme softcat 2 month 02-01 1767571200000000\n"));
  std::mt19937 random(1);
  for (int round = 0; round < 30; ++round) {
    for (const char* table : {"known_people", "responsibility_revisions", "responsibilities",
                              "calendar_revisions", "calendar_verifications", "organisations"}) {
      ASSERT_THAT(database_->Write([&](storage::Transaction& transaction) {
        return transaction.Execute(std::string("DELETE FROM ") + table).status();
      }),
                  IsOk());
    }
    std::vector<Step> mixed = facts;
    for (const Step& fact : facts) {
      if (random() % 2 == 0) mixed.push_back(fact);
    }
    std::shuffle(mixed.begin(), mixed.end(), random);
    for (const Step& fact : mixed) ASSERT_THAT(Take(fact), IsOk());
    ASSERT_EQ(Dump(), expected);
  }
}

TEST_F(PartnerFactsTest, FactsThatCannotBeAreRefused) {
  EXPECT_THAT(Tell(Person(kBob, 0, PersonRole::kPartnerRep)),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("revision")));
  EXPECT_THAT(Tell(Person(kBob, 1, PersonRole::kChannelChief)),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("role")));
  EXPECT_THAT(Tell(Responsible(1, {{Id("ann"), Day("2026-02-01"), Day("2026-01-31")}})),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("before it begins")));
  EXPECT_THAT(Tell(Responsible(1, {{Id("ann"), Day("2026-02-01"), std::nullopt},
                                   {Id("joe"), Day("2026-03-01"), std::nullopt}})),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("overlap")));
  EXPECT_THAT(Tell(Verified(0, "2026-01-02T00:00:00Z")),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("verification.revision")));
  EXPECT_EQ(Dump(), "");
}

}  // namespace
}  // namespace tandem::fiscal
