#include <fmt/format.h>

#include "services/fiscal_alignment/views_testing.h"
#include "tandem/fiscal/v1/amount_view_service.grpc.pb.h"

namespace tandem::fiscal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

constexpr const char* kSoftcat = "vendors/acme/partnerships/softcat";

class AmountViewServiceTest : public ViewsFixture {
 protected:
  void SetUp() override {
    ViewsFixture::SetUp();
    Register("vendors/acme", "month 02-01");
    Register(kSoftcat, "month 01-01");
    Register("vendors/acme/partnerships/bechtle", "month 01-01");
  }

  // On the parent softcat; `more` may say anything again.
  StatusOr<v1::ViewAmountResponse> View(const std::string& amount, const std::string& first,
                                        const std::string& last, const std::string& more = "") {
    const auto day = [](const std::string& text) {
      const CivilDay parsed = CivilDay::Parse(text).value();
      return fmt::format("year: {} month: {} day: {}", parsed.year(), parsed.month(), parsed.day());
    };
    auto request = Parse<v1::ViewAmountRequest>(
        fmt::format("parent: '{}' amount {{ currency_code: 'EUR' minor_units: {} }} "
                    "days {{ first_day {{ {} }} last_day {{ {} }} }}",
                    kSoftcat, amount, day(first), day(last)));
    request.MergeFrom(Parse<v1::ViewAmountRequest>(more));
    return Call<v1::AmountViewService>(&v1::AmountViewService::Stub::ViewAmount, request);
  }

  static std::vector<std::string> Rows(const v1::AmountView& view) {
    std::vector<std::string> rows;
    for (const v1::AmountView::Row& row : view.rows()) {
      const auto text = [](const type::v1::CivilDate& day) {
        return fmt::format("{:02}-{:02}", day.month(), day.day());
      };
      rows.push_back(fmt::format("{}|{}..{}|{}{}", row.label(), text(row.days().first_day()),
                                 text(row.days().last_day()), row.minor_units(),
                                 row.partial() ? "|partial" : ""));
    }
    return rows;
  }
};

TEST_F(AmountViewServiceTest, F9_OneAmountInThePeriodsOfBothSidesAndOfTheirMop) {
  Save(Agreed(
      kSoftcat, 1,
      {.term = Days("2026-01-11", "2026-02-20"),
       .closes = {CivilDay::Parse("2026-01-30").value(), CivilDay::Parse("2026-02-20").value()}},
      "2026-01-05T00:00:00Z"));
  const auto view = View("5900", "2026-01-01", "2026-02-28");
  ASSERT_THAT(view, IsOk());
  EXPECT_THAT(Rows(view->vendor()),
              ElementsAre("2026 Q4 P12|01-01..01-31|3100", "2027 Q1 P1|02-01..02-28|2800"));
  EXPECT_THAT(Rows(view->partner()),
              ElementsAre("2026 Q1 P1|01-01..01-31|3100", "2026 Q1 P2|02-01..02-28|2800"));
  EXPECT_THAT(Rows(view->mop()),
              ElementsAre("|01-01..01-10|1000", "to 2026-01-30|01-11..01-30|2000",
                          "to 2026-02-20|01-31..02-20|2100", "|02-21..02-28|800"));
  for (const v1::AmountView* one : {&view->vendor(), &view->partner(), &view->mop()}) {
    EXPECT_EQ(one->total().minor_units(), 5900);
    EXPECT_EQ(one->total().currency_code(), "EUR");
  }
  EXPECT_FALSE(view->estimated());
}

TEST_F(AmountViewServiceTest, F9_AmountsAreSplitByWorkingDaysAndSeasons) {
  // From Friday to Monday, two working days.
  const auto working = View("-3", "2026-01-30", "2026-02-02", "split: SPLIT_JOINT_WORKING_DAYS");
  ASSERT_THAT(working, IsOk());
  EXPECT_THAT(Rows(working->partner()), ElementsAre("2026 Q1 P1|01-01..01-31|-2|partial",
                                                    "2026 Q1 P2|02-01..02-28|-1|partial"));
  const auto season = View("400", "2026-01-31", "2026-02-01",
                           "split: SPLIT_SEASONALITY month_weights: [1, 3, 0,0,0,0,0,0,0,0,0,0]");
  ASSERT_THAT(season, IsOk());
  EXPECT_THAT(Rows(season->partner()), ElementsAre("2026 Q1 P1|01-01..01-31|100|partial",
                                                   "2026 Q1 P2|02-01..02-28|300|partial"));
}

// The vendor's quarters end on Saturday 31 January and on Thursday 30 April.
TEST_F(AmountViewServiceTest, F9_TheMopsPeriodsKeepToTheRevisionsThatWereAgreedOn) {
  Save(
      Agreed(kSoftcat, 1,
             {.term = Days("2026-01-01", "2026-05-31"), .rule = CadenceRule{.side = Side::kVendor}},
             "2025-12-05T00:00:00Z"));
  Save(Agreed(kSoftcat, 2, {.kind = MopKind::kDifference, .term = Days("2026-06-01", "2026-06-30")},
              "2025-12-06T00:00:00Z"));
  ASSERT_THAT(Apply(WithCalendar("vendors/acme", 2, "month 03-01")), IsOk());
  const auto rows = [&](const std::string& mop) {
    return Rows(View("181", "2026-01-01", "2026-06-30", mop)->mop());
  };
  const auto expected =
      ElementsAre("to 2026-01-30|01-01..01-30|30", "to 2026-04-30|01-31..04-30|90",
                  "to 2026-05-31|05-01..05-31|31", "|06-01..06-30|30");
  EXPECT_THAT(rows(""), expected);
  EXPECT_THAT(rows(fmt::format("mop: '{}/mops/1'", kSoftcat)), expected);
  EXPECT_THAT(rows(fmt::format("mop: '{}/mops/2'", kSoftcat)), ElementsAre("|01-01..06-30|181"));
}

TEST_F(AmountViewServiceTest, F9_WhatCannotBeSplitIsRefused) {
  const auto refused = [&](const std::string& field, const StatusOr<v1::ViewAmountResponse>& got) {
    EXPECT_THAT(got, StatusIs(StatusCode::kInvalidArgument, HasSubstr(field)));
  };
  refused("days.last_day: must not lie before", View("1", "2026-02-01", "2026-01-31"));
  refused("less than 10 years", View("1", "2026-01-01", "2036-01-01"));
  EXPECT_THAT(View("1", "2026-01-01", "2035-12-31"), IsOk());
  refused("amount.minor_units: 4611686018427387904 must lie in -10^18 to 10^18",
          View("4611686018427387904", "2026-01-01", "2026-01-31"));
  refused("amount.currency_code",
          View("1", "2026-01-01", "2026-01-31", "amount { currency_code: 'euro' }"));
  refused("month_weights: has 2 weights",
          View("1", "2026-01-01", "2026-01-31", "split: SPLIT_SEASONALITY month_weights: [1, 2]"));
  refused("month_weights[11]: -1",
          View("1", "2026-01-01", "2026-01-31",
               "split: SPLIT_SEASONALITY month_weights: [1,1,1,1,1,1,1,1,1,1,1,-1]"));
  refused("month_weights[0]: 1000001",
          View("1", "2026-01-01", "2026-01-31",
               "split: SPLIT_SEASONALITY month_weights: [1000001,1,1,1,1,1,1,1,1,1,1,1]"));
  refused("month_weights: must be empty",
          View("1", "2026-01-01", "2026-01-31", "month_weights: [1]"));
  refused("mop: must be one of the partnership",
          View("1", "2026-01-01", "2026-01-31", "mop: 'vendors/acme/partnerships/bechtle/mops/1'"));
  EXPECT_THAT(View("1", "2026-01-01", "2026-01-31", fmt::format("mop: '{}/mops/7'", kSoftcat)),
              StatusIs(StatusCode::kNotFound, HasSubstr("mops/7")));
  v1::ViewAmountRequest nothing;
  nothing.set_parent(kSoftcat);
  const auto ask = [&] {
    return Call<v1::AmountViewService>(&v1::AmountViewService::Stub::ViewAmount, nothing);
  };
  refused("amount: must be given", ask());
  nothing.mutable_amount()->set_currency_code("EUR");
  refused("days: must be given", ask());
}

TEST_F(AmountViewServiceTest, F9_WithoutACalendarThereAreNoPeriods) {
  ASSERT_THAT(Apply(Named("vendors/acme/partnerships/new")), IsOk());
  const auto view =
      View("1", "2026-01-01", "2026-01-31", "parent: 'vendors/acme/partnerships/new'");
  EXPECT_THAT(view, StatusIs(StatusCode::kFailedPrecondition, HasSubstr("not known")));
  EXPECT_EQ(ReasonOf(view.status()), "NO_CALENDAR");
}

TEST_F(AmountViewServiceTest, R1_APartnersPeopleSeeTheirOwnPartnershipOnly) {
  Tell(PersonFact{.name = PersonName::Parse("name", std::string(kSoftcat) + "/people/bob").value(),
                  .revision = 1,
                  .role = PersonRole::kPartnerRep});
  const auto ask = [&](const std::string& more) {
    return View("1", "2026-01-01", "2026-01-31", more);
  };
  const std::string other = "parent: 'vendors/acme/partnerships/bechtle'";
  caller_ = "person=bob; vendor=acme; side=partner; roles=partner-rep";
  EXPECT_THAT(ask(""), IsOk());
  EXPECT_THAT(ask(other), StatusIs(StatusCode::kNotFound, HasSubstr("does not exist")));
  caller_ = "person=zoe; vendor=acme; side=partner; roles=partner-executive";
  EXPECT_THAT(ask(""), StatusIs(StatusCode::kNotFound, testing::_));
  caller_ = "person=ann; vendor=acme; roles=manager";
  EXPECT_THAT(ask(other), IsOk());
  caller_ = "person=ann; vendor=globex; roles=chief";
  EXPECT_THAT(ask(""), StatusIs(StatusCode::kNotFound, testing::_));
}

}  // namespace
}  // namespace tandem::fiscal
