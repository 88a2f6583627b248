#include <gmock/gmock.h>

#include "libs/storage/migrator.h"
#include "libs/testkit/postgres_adapter.h"
#include "libs/testkit/sqlite_adapter.h"
#include "libs/testkit/status_matchers.h"
#include "services/fiscal_alignment/storage/migrations.h"
#include "services/fiscal_alignment/storage/mop/mop_json.h"
#include "services/fiscal_alignment/storage/mop/sql_mop_review_queue.h"
#include "services/fiscal_alignment/storage/mop/sql_mops.h"
#include "services/fiscal_alignment/storage/mop/sql_representatives.h"

namespace tandem::fiscal {
namespace {

using storage::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;
using testkit::IsOk;
using testkit::StatusIs;

CivilDay Day(const char* text) { return CivilDay::Parse(text).value(); }
Instant At(const char* text) { return ParseInstant(text).value(); }
PersonId Person(const char* id) { return PersonId::Parse("id", id).value(); }
PartnershipName Of(const std::string& partnership) {
  return PartnershipName::Parse("n", "vendors/acme/partnerships/" + partnership).value();
}
OrganisationName Acme() { return OrganisationName::Parse("n", "vendors/acme").value(); }

const Instant kNow = At("2026-10-01T12:00:00Z");

// Every field of a MOP has a value of its own.
Mop FullMop(const std::string& partnership = "softcat", int number = 1) {
  const MopTerms terms = {
      .kind = MopKind::kDifference,
      .term = {Day("2027-01-01"), Day("2027-12-31")},
      .rule = CadenceRule{CadenceRule::Form::kWeeksBefore, Side::kPartner, 2},
      .closes = {Day("2027-03-31")},
      .accommodations = {{Side::kPartner, "text", Person("eve"), Day("2027-03-01")}},
      .time_zone = "Europe/London",
      .predecessor = 7};
  Mop mop{.name = {Of(partnership), number},
          .state = MopState::kNeedsReview,
          .author_side = Side::kPartner};
  mop.versions = {{1, Side::kPartner, Person("eve"), terms, "why", {3, 4}, kNow, kNow}};
  mop.open_version = 1;
  mop.open_until = At("2026-10-31T12:00:00Z");
  mop.agreed_version = 1;
  mop.agreed = kNow;
  mop.acceptances = {{Side::kPartner, 1, Person("eve"), kNow, "so"}};
  mop.basis = {3, 4};
  mop.term = {Day("2027-01-01"), Day("2027-06-30")};
  mop.end_day = Day("2027-06-30");
  mop.ended_by = Side::kPartner;
  mop.successor = 9;
  mop.accommodations = {{terms.accommodations[0], Accommodation::State::kContested, kNow, "late",
                         kNow, Day("2027-03-15"), "no", kNow, kNow}};
  mop.review = MopReview{{5, 6}, {"differs"}, {true, false}, kNow};
  mop.renewed = true;
  mop.revision = 1;
  mop.created = kNow;
  mop.updated = kNow;
  return mop;
}

class MopStorage : public testkit::StorageFixture {
 protected:
  void SetUp() override {
    StorageFixture::SetUp();
    if (IsSkipped()) return;
    ASSERT_THAT(storage::Migrate(database(), "fiscal_alignment", AlignmentMigrations()), IsOk());
  }
  Status Write(const storage::Work& work) {
    return database().Write([&](Transaction& transaction) -> Status {
      RETURN_IF_ERROR(transaction.ActFor("acme"));
      return work(transaction);
    });
  }
  Status Save(const Mop& mop, const std::vector<MopStep>& steps = {}) {
    return Write([&](Transaction& transaction) { return mops_.Save(transaction, mop, steps); });
  }
  std::vector<int> Numbers(const MopRepository::Filter& filter,
                           const std::optional<MopRepository::Place>& after = std::nullopt) {
    std::vector<int> numbers;
    EXPECT_THAT(Write([&](Transaction& transaction) -> Status {
                  ASSIGN_OR_RETURN(const auto mops, mops_.List(transaction, filter, after, 10));
                  numbers.clear();
                  for (const Mop& mop : mops) numbers.push_back(mop.name.number);
                  return OkStatus();
                }),
                IsOk());
    return numbers;
  }

  SqlMops mops_;
  SqlRepresentatives representatives_;
  SqlMopReviewQueue reviews_;
};

TEST_P(MopStorage, F5_AMopComesBackAsItWasAndNobodyOverwritesAnother) {
  Mop mop = FullMop();
  ASSERT_THAT(Save(mop), IsOk());
  EXPECT_THAT(Save(mop), StatusIs(StatusCode::kAborted, testing::_));
  mop.revision = 3;
  EXPECT_THAT(Save(mop), StatusIs(StatusCode::kAborted, testing::_));
  mop.revision = 2;
  mop.state = MopState::kActive;
  ASSERT_THAT(Save(mop), IsOk());
  EXPECT_THAT(
      Write([&](Transaction& transaction) -> Status {
        ASSIGN_OR_RETURN(const auto found, mops_.Find(transaction, mop.name));
        EXPECT_EQ(found, mop);
        ASSIGN_OR_RETURN(const auto none, mops_.Find(transaction, {mop.name.partnership, 2}));
        EXPECT_EQ(none, std::nullopt);
        ASSIGN_OR_RETURN(const int next, mops_.NextNumber(transaction, mop.name.partnership));
        EXPECT_EQ(next, 2);
        return OkStatus();
      }),
      IsOk());
}

TEST_P(MopStorage, F5_ListsAreInOrderAndShowEachSideItsOwn) {
  for (const auto& [partnership, number] :
       std::vector<std::pair<std::string, int>>{{"softcat", 1}, {"softcat", 2}, {"bechtle", 1}}) {
    ASSERT_THAT(Save(FullMop(partnership, number)), IsOk());
  }
  Mop draft = FullMop("softcat", 3);
  draft.state = MopState::kDraft;
  draft.agreed.reset();
  draft.versions[0].offered.reset();
  ASSERT_THAT(Save(draft), IsOk());
  const VendorId acme = Acme().vendor;
  const PartnershipId softcat = Of("softcat").partnership;
  EXPECT_THAT(Numbers({.vendor = acme}), ElementsAre(1, 3, 2, 1));
  EXPECT_THAT(Numbers({.vendor = acme, .reader = Side::kVendor}), ElementsAre(1, 2, 1));
  EXPECT_THAT(Numbers({.vendor = acme, .partnership = softcat, .reader = Side::kPartner}),
              ElementsAre(3, 2, 1));
  EXPECT_THAT(Numbers({.vendor = acme}, {{"softcat", 3}}), ElementsAre(2, 1));
  EXPECT_THAT(Numbers({.vendor = acme, .states = {MopState::kDraft, MopState::kActive}}),
              ElementsAre(3));
  EXPECT_THAT(Write([&](Transaction& transaction) -> Status {
                ASSIGN_OR_RETURN(const auto binding, mops_.Binding(transaction, Of("softcat")));
                EXPECT_EQ(binding.size(), 2U);
                ASSIGN_OR_RETURN(const auto agreed, mops_.EverAgreed(transaction, Of("softcat")));
                EXPECT_EQ(agreed.size(), 2U);
                ASSIGN_OR_RETURN(const auto due,
                                 mops_.Due(transaction, At("2028-01-01T00:00:00Z"), 2));
                EXPECT_EQ(due.size(), 2U);
                return OkStatus();
              }),
              IsOk());
}

TEST_P(MopStorage, F5_StepsAreCountedAndTheOtherSideSeesThemFromTheFirstOffer) {
  using Kind = MopStep::Kind;
  const auto step = [](Kind kind) {
    return MopStep{.time = kNow,
                   .kind = kind,
                   .side = Side::kPartner,
                   .person = Person("eve"),
                   .version = 1,
                   .state = MopState::kActive,
                   .text = "t",
                   .subject_number = 2,
                   .other = 3};
  };
  Mop mop = FullMop();
  ASSERT_THAT(Save(mop, {step(Kind::kCreated), step(Kind::kProposed)}), IsOk());
  mop.revision = 2;
  ASSERT_THAT(Save(mop, {step(Kind::kRenewalDrafted), step(Kind::kTermOver)}), IsOk());
  EXPECT_THAT(Write([&](Transaction& transaction) -> Status {
                ASSIGN_OR_RETURN(const auto all, mops_.Steps(transaction, mop.name, {}, 0, 10));
                EXPECT_EQ(all.size(), 4U);
                EXPECT_EQ(all.back().number, 4);
                EXPECT_EQ(all.front().step, step(Kind::kCreated));
                ASSIGN_OR_RETURN(const auto seen,
                                 mops_.Steps(transaction, mop.name, {true, true}, 0, 10));
                EXPECT_EQ(seen.size(), 2U);
                ASSIGN_OR_RETURN(const auto page, mops_.Steps(transaction, mop.name, {}, 1, 2));
                EXPECT_EQ(page.front().number, 2);
                EXPECT_EQ(page.size(), 2U);
                return OkStatus();
              }),
              IsOk());
}

TEST_P(MopStorage, F5_ConversationsAndRepresentativesComeBack) {
  const MopName name{Of("softcat"), 1};
  const MopConversation talk{1,
                             Day("2026-10-01"),
                             "call",
                             {{Person("max")}, {Person("eve")}},
                             {"v", "p"},
                             "sum",
                             Person("max"),
                             Side::kVendor,
                             Person("eve"),
                             kNow,
                             kNow};
  const Representative rob{Person("rob"), Person("eve"), kNow};
  EXPECT_THAT(Write([&](Transaction& transaction) -> Status {
                ASSIGN_OR_RETURN(const int number, mops_.NextConversation(transaction, name));
                EXPECT_EQ(number, 1);
                RETURN_IF_ERROR(mops_.SaveConversation(transaction, name, talk));
                ASSIGN_OR_RETURN(const auto talks, mops_.Conversations(transaction, name, 0, 10));
                EXPECT_THAT(talks, ElementsAre(talk));
                ASSIGN_OR_RETURN(const bool then, mops_.TalkedUntil(transaction, name, talk.day));
                ASSIGN_OR_RETURN(const bool before,
                                 mops_.TalkedUntil(transaction, name, talk.day - 1));
                EXPECT_TRUE(then && !before);
                RETURN_IF_ERROR(representatives_.Add(transaction, name.partnership, rob));
                ASSIGN_OR_RETURN(auto named, representatives_.Of(transaction, name.partnership));
                EXPECT_THAT(named, ElementsAre(rob));
                ASSIGN_OR_RETURN(const auto found,
                                 representatives_.Find(transaction, name.partnership, rob.person));
                EXPECT_EQ(found, rob);
                RETURN_IF_ERROR(representatives_.Remove(transaction, name.partnership, rob.person));
                ASSIGN_OR_RETURN(named, representatives_.Of(transaction, name.partnership));
                EXPECT_THAT(named, IsEmpty());
                return OkStatus();
              }),
              IsOk());
}

TEST_P(MopStorage, F5_WhatIsBehindACalendarIsComparedOnce) {
  const OrganisationName softcat = OrganisationName::Parse("n", Of("softcat").ToString()).value();
  EXPECT_THAT(Write([&](Transaction& transaction) -> Status {
                ASSIGN_OR_RETURN(const bool nothing, reviews_.Add(transaction, Acme(), kNow));
                EXPECT_FALSE(nothing);
                return OkStatus();
              }),
              IsOk());
  const Mop mop = FullMop();
  ASSERT_THAT(Save(mop), IsOk());
  EXPECT_THAT(Write([&](Transaction& transaction) -> Status {
                ASSIGN_OR_RETURN(const bool asked, reviews_.Add(transaction, softcat, kNow));
                EXPECT_TRUE(asked);
                ASSIGN_OR_RETURN(const auto task, reviews_.Next(transaction));
                EXPECT_EQ(task->organisation, softcat);
                RETURN_IF_ERROR(reviews_.Add(transaction, softcat, kNow).status());
                // It was asked for again since.
                RETURN_IF_ERROR(reviews_.Remove(transaction, *task));
                ASSIGN_OR_RETURN(const auto again, reviews_.Next(transaction));
                EXPECT_EQ(again->round, 2);
                RETURN_IF_ERROR(reviews_.Remove(transaction, *again));
                ASSIGN_OR_RETURN(const std::int64_t waiting, reviews_.Waiting(transaction));
                EXPECT_EQ(waiting, 0);
                // The review is of 5 and 6.
                ASSIGN_OR_RETURN(const auto known, mops_.Behind(transaction, Acme(), 5, 10));
                EXPECT_THAT(known, IsEmpty());
                ASSIGN_OR_RETURN(const auto behind, mops_.Behind(transaction, softcat, 7, 10));
                EXPECT_EQ(behind.size(), 1U);
                Mop stale = mop;
                stale.revision = 9;
                RETURN_IF_ERROR(mops_.MarkCompared(transaction, stale, {5, 7}));
                ASSIGN_OR_RETURN(const auto still, mops_.Behind(transaction, softcat, 7, 10));
                EXPECT_EQ(still.size(), 1U);
                RETURN_IF_ERROR(mops_.MarkCompared(transaction, mop, {5, 7}));
                ASSIGN_OR_RETURN(const auto done, mops_.Behind(transaction, softcat, 7, 10));
                EXPECT_THAT(done, IsEmpty());
                return OkStatus();
              }),
              IsOk());
}

INSTANTIATE_TEST_SUITE_P(Databases, MopStorage,
                         testing::Values(testkit::SqliteAdapter(), testkit::PostgresAdapter()),
                         [](const auto& adapter) { return adapter.param.name; });

TEST(MopJson, DamagedColumnsAreTold) {
  EXPECT_THAT(MopOfJson("{"), StatusIs(StatusCode::kInternal, testing::HasSubstr("damaged")));
  EXPECT_THAT(MopOfJson("{\"name\":1}"), StatusIs(StatusCode::kInternal, testing::_));
  EXPECT_THAT(ConversationOfJson("[]"), StatusIs(StatusCode::kInternal, testing::_));
}

}  // namespace
}  // namespace tandem::fiscal
