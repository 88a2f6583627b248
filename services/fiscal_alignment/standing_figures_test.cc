#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "services/fiscal_alignment/stores_testing.h"

namespace tandem::fiscal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Standing = StoresFixture;

constexpr const char* kAcme = "vendors/acme";
constexpr const char* kSoftcat = "vendors/acme/partnerships/softcat";

// Everything that the tables hold of a vendor, but for its id and when it was computed.
std::string Dump(storage::Database& database, const std::string& vendor) {
  std::string text;
  for (const std::string columns_and_table :
       {"partnership || '|' || display_name || '|' || name_revision || '|' || settings_revision || "
        "'|' || lead_days || '|' || calendar_revision || '|' || notation || '|' || input_hash "
        "FROM organisations",
        "partnership || '|' || standing || '|' || partner_now || '|' || vendor_basis || '|' || "
        "partner_basis || '|' || gain_order || '|' || figure FROM standing_figures"}) {
    EXPECT_THAT(database.Read([&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const auto result, transaction.Execute("SELECT " + columns_and_table +
                                                                  " WHERE vendor = $1 ORDER BY 1",
                                                              {vendor}));
      for (const storage::Row& row : result.rows) text += row.Text(0) + "\n";
      return OkStatus();
    }),
                testkit::IsOk());
  }
  return text;
}

TEST_F(Standing, R3_EveryOrderOfFactsWithRepetitionsLeadsToTheSameState) {
  const auto facts_of = [](const std::string& vendor) -> std::vector<OrganisationFacts> {
    const std::string partner = vendor + "/partnerships/softcat";
    return {Named(vendor),           WithCalendar(vendor, 1, "month 02-01"),
            Named(partner, 2),       WithLead(partner, 1, 3),
            WithLead(partner, 2, 1), WithCalendar(partner, 2, "month 01-01")};
  };
  std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5};
  std::set<std::string> states;
  int permutation = 0;
  do {
    const std::string vendor = fmt::format("v{}", permutation++);
    const auto facts = facts_of("vendors/" + vendor);
    std::vector<OrganisationFacts> sequence;
    for (const std::size_t index : order) {
      sequence.push_back(facts[index]);
      sequence.push_back(facts[order[0]]);  // the first one comes again in between
    }
    ASSERT_THAT(ApplyAll(sequence), testkit::IsOk());
  } while (std::ranges::next_permutation(order).found);
  ComputeAll();
  for (int i = 0; i < permutation; ++i) states.insert(Dump(*database_, fmt::format("v{}", i)));
  EXPECT_EQ(permutation, 720);
  EXPECT_EQ(states.size(), 1U) << *states.begin() << *states.rbegin();
  EXPECT_EQ(State("vendors/v0/partnerships/softcat"), StandingState::kCurrent);
  // All these vendors and partners are alike, so one alignment serves them.
  EXPECT_EQ(recompute_->calculator().computed(), 1);
}

TEST_F(Standing, R3_FactsOfAnUnregisteredOrganisationAreKeptButNotShown) {
  Register(kAcme, "month 01-01");
  ASSERT_THAT(Apply(WithCalendar(kSoftcat, 1, "month 01-01")), testkit::IsOk());
  ComputeAll();
  EXPECT_THAT(Figure(kSoftcat), testkit::StatusIs(StatusCode::kNotFound, HasSubstr("softcat")));
  EXPECT_THAT(List(kAcme, std::nullopt, 10).figures, IsEmpty());
  ASSERT_THAT(Apply(Named(kSoftcat)), testkit::IsOk());
  EXPECT_EQ(State(kSoftcat), StandingState::kPending);
  ComputeAll();
  EXPECT_EQ(State(kSoftcat), StandingState::kCurrent);
}

TEST_F(Standing, R3_MalformedFactsAreRefusedAndChangeNothing) {
  EXPECT_THAT(Apply(WithCalendar(kAcme, 1, "last sat")),
              testkit::StatusIs(StatusCode::kInvalidArgument, HasSubstr("calendar.spec")));
  EXPECT_THAT(Apply(WithCalendar(kAcme, 0, "month 01-01")),
              testkit::StatusIs(StatusCode::kInvalidArgument, HasSubstr("revision")));
  EXPECT_THAT(Apply(WithLead(kAcme, 1, 61)),
              testkit::StatusIs(StatusCode::kInvalidArgument, HasSubstr("lead_days")));
  EXPECT_EQ(Dump(*database_, "acme"), "");
}

TEST_F(Standing, F2_FiguresOfTheWorkedExampleAreThoseOfTheFormulas) {
  clock_.Set(ParseInstant("2026-01-15T00:00:00Z").value());
  Register(kAcme, "month 01-01");
  Register(kSoftcat, "month 02-01");
  EXPECT_EQ(State(kSoftcat), StandingState::kPending);
  ComputeAll();
  const StandingView view = Figure(kSoftcat).value();
  EXPECT_EQ(view.state, StandingState::kCurrent);
  EXPECT_NEAR(ToFigure(*view.row.stored->figure.friction), 100 - 89.77, 0.005);
  EXPECT_EQ(view.row.stored->figure.gain, 0);
  EXPECT_EQ(view.row.stored->figure.best_kinds, std::vector<Kind>{Kind::kVendor});
  EXPECT_EQ(view.row.stored->from.ToString(), "2026-01-01");
}

TEST_F(Standing, F2_AChangeOfThePartnerMakesItsFigureStaleUntilItIsRedone) {
  Register(kAcme, "month 01-01");
  Register(kSoftcat, "month 02-01");
  Register("vendors/acme/partnerships/other", "month 02-01");
  ComputeAll();
  ASSERT_THAT(Apply(WithCalendar(kSoftcat, 2, "month 07-01")), testkit::IsOk());
  EXPECT_EQ(State(kSoftcat), StandingState::kStale);
  EXPECT_EQ(Figure(kSoftcat)->revisions.partner_calendar, 1);
  EXPECT_EQ(State("vendors/acme/partnerships/other"), StandingState::kCurrent);
  EXPECT_EQ(List(kAcme, std::nullopt, 10).counts->outdated, 1);
  facts_.told.clear();
  ComputeAll();
  EXPECT_EQ(State(kSoftcat), StandingState::kCurrent);
  EXPECT_EQ(Figure(kSoftcat)->revisions.partner_calendar, 2);
  EXPECT_THAT(facts_.told, ElementsAre("softcat"));
}

TEST_F(Standing, F2_AChangeOfTheVendorMakesAllItsFiguresStaleUntilTheyAreRedone) {
  Register(kAcme, "month 01-01");
  Register("vendors/other", "month 01-01");
  Register(kSoftcat, "month 02-01");
  Register("vendors/other/partnerships/softcat", "month 02-01");
  ComputeAll();
  ASSERT_THAT(Apply(WithLead(kAcme, 1, 4)), testkit::IsOk());
  EXPECT_EQ(State(kSoftcat), StandingState::kStale);
  EXPECT_EQ(State("vendors/other/partnerships/softcat"), StandingState::kCurrent);
  ComputeAll();
  EXPECT_EQ(State(kSoftcat), StandingState::kCurrent);
}

TEST_F(Standing, F4_AChangeOfTheWeightsMakesFiguresStaleAndIsTold) {
  Register(kAcme, "month 01-01");
  Register(kSoftcat, "month 02-01");
  ComputeAll();
  facts_.told.clear();
  EXPECT_THAT(ChangeSettings(kAcme, {.urgency = 31}),
              testkit::StatusIs(StatusCode::kInvalidArgument, HasSubstr("sum to 100")));
  ASSERT_THAT(ChangeSettings(kAcme, {.urgency = 20, .freshness = 25}), testkit::IsOk());
  EXPECT_EQ(State(kSoftcat), StandingState::kStale);
  ComputeAll();
  EXPECT_EQ(State(kSoftcat), StandingState::kCurrent);
  EXPECT_EQ(Figure(kSoftcat)->revisions.alignment_settings, 1);
  EXPECT_THAT(facts_.told, ElementsAre("settings acme 1", "softcat"));
  // The same values once more are no change.
  EXPECT_EQ(ChangeSettings(kAcme, {.urgency = 20, .freshness = 25})->revision, 1);
}

TEST_F(Standing, F2_ANewMonthMakesFiguresStaleUntilTheyAreRedone) {
  Register(kAcme, "month 01-01");
  Register(kSoftcat, "month 02-01");
  ComputeAll();
  clock_.Set(ParseInstant("2026-06-01T00:00:00Z").value());
  EXPECT_EQ(State(kSoftcat), StandingState::kStale);
  ASSERT_THAT(database_->Write([&](storage::Transaction& transaction) {
    return queue_.AddSweepOfAll(transaction, clock_.Now());
  }),
              testkit::IsOk());
  ComputeAll();
  EXPECT_EQ(State(kSoftcat), StandingState::kCurrent);
  EXPECT_EQ(Figure(kSoftcat)->row.stored->from.ToString(), "2026-06-01");
}

TEST_F(Standing, F2_EqualInputsAreComputedOnceForAllPartnershipsAndVendors) {
  Register(kAcme, "month 01-01");
  Register("vendors/other", "month 01-01");
  for (int i = 0; i < 40; ++i) {
    for (const std::string vendor : {"acme", "other"}) {
      Register(fmt::format("vendors/{}/partnerships/p{}", vendor, i),
               i % 2 == 0 ? "month 02-01" : "month 07-01");
    }
  }
  ComputeAll();
  EXPECT_EQ(recompute_->calculator().computed(), 2);
  EXPECT_EQ(State("vendors/other/partnerships/p39"), StandingState::kCurrent);
}

TEST_F(Standing, F2_AFactThatChangesNoInputLeavesFiguresCurrentAndTellsNothing) {
  Register(kAcme, "month 01-01");
  Register(kSoftcat, "month 02-01");
  ComputeAll();
  facts_.told.clear();
  ASSERT_THAT(Apply(Named(kSoftcat, 2)), testkit::IsOk());
  ASSERT_THAT(Apply(WithCalendar(kSoftcat, 2, "month 02-01")), testkit::IsOk());
  EXPECT_EQ(State(kSoftcat), StandingState::kCurrent);
  EXPECT_EQ(Figure(kSoftcat)->row.display_name, "Name 2");
  EXPECT_EQ(Figure(kSoftcat)->revisions.partner_calendar, 2);
  ComputeAll();
  EXPECT_THAT(facts_.told, IsEmpty());
}

TEST_F(Standing, F2_WithoutACalendarThereAreNoFiguresAndTheReasonIsSaid) {
  ASSERT_THAT(Apply(Named(kAcme)), testkit::IsOk());
  Register(kSoftcat, "month 02-01");
  ComputeAll();
  EXPECT_EQ(State(kSoftcat), StandingState::kWithoutCalendar);
  EXPECT_THAT(Figure(kSoftcat)->problem, HasSubstr("vendor's calendar"));
  EXPECT_EQ(List(kAcme, std::nullopt, 10).counts->outdated, 0);
  ASSERT_THAT(Apply(WithCalendar(kAcme, 1, "month 01-01")), testkit::IsOk());
  ComputeAll();
  EXPECT_EQ(State(kSoftcat), StandingState::kCurrent);
}

TEST_F(Standing, F2_CalendarsThatCannotBeComparedSayWhy) {
  Register(kAcme, "month 01-01");
  ASSERT_THAT(Apply(Named(kSoftcat)), testkit::IsOk());
  OrganisationFacts rows{.organisation = OrganisationCalled(kSoftcat)};
  rows.calendar = CalendarFact{
      1,
      {"rows @p.csv",
       {{"p.csv", "year_label,quarter,period,start,end\n2026,1,1,2026-01-01,2026-03-31\n"}}}};
  ASSERT_THAT(Apply(rows), testkit::IsOk());
  ComputeAll();
  EXPECT_EQ(State(kSoftcat), StandingState::kNotComputable);
  EXPECT_THAT(Figure(kSoftcat)->problem, HasSubstr("the partner"));
  const FigurePage page = List(kAcme, std::nullopt, 10);
  EXPECT_EQ(page.figures.size(), 1U);
  EXPECT_EQ(page.counts->outdated, 0);
}

TEST_F(Standing, F2_PagesAreCompleteInOrderAndWithoutRepetition) {
  Register(kAcme, "month 01-01");
  constexpr int kPartners = 57;
  for (int i = 0; i < kPartners; ++i) {
    const std::string name = fmt::format("vendors/acme/partnerships/p{}", i);
    if (i % 10 == 9) {
      ASSERT_THAT(Apply(Named(name)), testkit::IsOk());  // without a calendar
    } else {
      Register(name, fmt::format("month {:02}-01", i % 12 + 1));
    }
  }
  ComputeAll();
  std::vector<StandingRow> rows;
  std::optional<ListPlace> after;
  for (;;) {
    const FigurePage page = List(kAcme, after, 10);
    EXPECT_EQ(page.counts.has_value(), !after.has_value());
    if (page.counts) {
      EXPECT_EQ(page.counts->total, kPartners);
    }
    for (const StandingView& view : page.figures) rows.push_back(view.row);
    if (!page.more) break;
    const StandingRow& last = rows.back();
    after = ListPlace::Parse(
        ListPlace{last.gain_order, last.friction_order, last.name.partnership.value()}.ToString());
  }
  ASSERT_EQ(rows.size(), static_cast<std::size_t>(kPartners));
  const auto key = [](const StandingRow& row) {
    const bool computed = row.stored.has_value();
    return std::tuple(!computed, computed ? -*row.stored->figure.gain : 0,
                      computed ? -*row.stored->figure.friction : 0, row.name.partnership.value());
  };
  for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_LT(key(rows[i - 1]), key(rows[i])) << i;
  EXPECT_GT(rows.front().stored->figure.gain, 0);
}

TEST_F(Standing, F2_ASweepThatWasInterruptedGoesOnWhereItWas) {
  Register(kAcme, "month 01-01");
  for (int i = 0; i < 30; ++i) {
    Register(fmt::format("vendors/acme/partnerships/p{:02}", i), "month 02-01");
  }
  ComputeAll();
  ASSERT_THAT(Apply(WithLead(kAcme, 1, 2)), testkit::IsOk());
  MakeRecompute(10);
  ASSERT_THAT(recompute_->RunOnce(), testkit::IsOk());
  EXPECT_EQ(State("vendors/acme/partnerships/p09"), StandingState::kCurrent);
  EXPECT_EQ(State("vendors/acme/partnerships/p10"), StandingState::kStale);
  // One partner's change goes before the rest of the sweep.
  ASSERT_THAT(Apply(WithLead("vendors/acme/partnerships/p29", 1, 5)), testkit::IsOk());
  database_.reset();
  database_ = sqlite::SqliteDatabase::Open({.path = folder_ / "fiscal.db"}).value();
  MakeRecompute(10);
  ASSERT_THAT(recompute_->RunOnce(), testkit::IsOk());
  EXPECT_EQ(State("vendors/acme/partnerships/p29"), StandingState::kCurrent);
  EXPECT_EQ(State("vendors/acme/partnerships/p10"), StandingState::kStale);
  ASSERT_THAT(recompute_->RunOnce(), testkit::IsOk());
  EXPECT_EQ(State("vendors/acme/partnerships/p10"), StandingState::kCurrent);
  EXPECT_EQ(State("vendors/acme/partnerships/p20"), StandingState::kStale);
  ComputeAll();
  EXPECT_EQ(List(kAcme, std::nullopt, 1).counts->outdated, 0);
}

TEST_F(Standing, F2_WhatIsInTheCacheUnderAKeyButIsNoFigureIsComputedAgain) {
  class Poisoned final : public cache::Cache {
   public:
    cache::Bytes Get(std::string_view) override {
      return std::make_shared<const std::string>("poison");
    }
    void Put(std::string_view, cache::Bytes, std::chrono::seconds) override {}
  } poisoned;
  Register(kAcme, "month 01-01");
  Register(kSoftcat, "month 02-01");
  Recompute recompute(*database_, repositories(), poisoned, clock_, {});
  while (recompute.RunOnce().value()) {
  }
  EXPECT_EQ(State(kSoftcat), StandingState::kCurrent);
  EXPECT_EQ(recompute.calculator().computed(), 1);
}

// A cache that holds nothing and lets something happen while a figure is being computed.
class Interrupting final : public cache::Cache {
 public:
  explicit Interrupting(std::function<void()> once) : once_(std::move(once)) {}
  cache::Bytes Get(std::string_view) override {
    if (once_) std::exchange(once_, nullptr)();
    return nullptr;
  }
  void Put(std::string_view, cache::Bytes, std::chrono::seconds) override {}

 private:
  std::function<void()> once_;
};

TEST_F(Standing, F2_APartnerThatChangesDuringASweepLeavesNoFigureOfItsEqualsBehind) {
  Register(kAcme, "month 01-01");
  for (const char* const name : {"a", "b", "c"}) {
    Register(fmt::format("vendors/acme/partnerships/{}", name), "month 02-01");
  }
  ComputeAll();
  ASSERT_THAT(Apply(WithLead(kAcme, 1, 4)), testkit::IsOk());
  Interrupting cache(
      [&] { EXPECT_THAT(Apply(WithLead("vendors/acme/partnerships/a", 1, 7)), testkit::IsOk()); });
  Recompute recompute(*database_, repositories(), cache, clock_, {.threads = 1});
  while (recompute.RunOnce().value()) {
  }
  EXPECT_EQ(List(kAcme, std::nullopt, 10).counts->outdated, 0);
}

}  // namespace
}  // namespace tandem::fiscal
