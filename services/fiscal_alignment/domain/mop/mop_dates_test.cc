#include "services/fiscal_alignment/domain/mop/mop_dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/fiscal_alignment/domain/mop/mop_testing.h"

namespace tandem::fiscal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testkit::StatusIs;

const TestParty kJanuary = {"month 01-01"};
const TestParty kFebruary = {"month 02-01"};

PerSide<KnownSide> Sides(const TestParty& vendor = kJanuary, const TestParty& partner = kFebruary,
                         const calendar::DaySpan& term = k2027) {
  return {KnownAs("Acme", vendor, term, 4), KnownAs("Softcat", partner, term, 7)};
}

StatusOr<MopDates> Dates(const MopTerms& terms, const PerSide<KnownSide>& sides = Sides()) {
  return DatesOf(terms, terms.term, *sides.vendor.organisation, *sides.partner.organisation);
}

MopTerms Dated(std::vector<CivilDay> closes) {
  MopTerms terms = PeriodTerms();
  terms.rule.reset();
  terms.closes = std::move(closes);
  return terms;
}

MopTerms Ruled(const CadenceRule& rule) {
  MopTerms terms = PeriodTerms();
  terms.rule = rule;
  return terms;
}

TEST(MopDates, F5_ARuleGivesTheJointClosesOfTheTermAlone) {
  const MopDates dates = Dates(PeriodTerms()).value();
  EXPECT_THAT(dates.closes, ElementsAre(Day("2027-03-31"), Day("2027-06-30"), Day("2027-09-30"),
                                        Day("2027-12-31")));
  EXPECT_THAT(dates.quarter_ends.partner, ElementsAre(OwnQuarterEnd{Day("2027-01-31"), true},
                                                      OwnQuarterEnd{Day("2027-04-30"), false},
                                                      OwnQuarterEnd{Day("2027-07-31"), false},
                                                      OwnQuarterEnd{Day("2027-10-31"), false}));
  EXPECT_THAT(dates.year_starts.vendor, ElementsAre(Day("2027-01-01")));
  EXPECT_THAT(dates.year_starts.partner, ElementsAre(Day("2027-02-01")));
}

TEST(MopDates, F5_EveryRuleGivesItsCloses) {
  using Form = CadenceRule::Form;
  const auto first = [](const CadenceRule& rule) { return Dates(Ruled(rule)).value().closes[0]; };
  EXPECT_EQ(first({.form = Form::kOwnCycle, .side = Side::kPartner}), Day("2027-01-29"));
  EXPECT_EQ(first({.form = Form::kMonthEnds, .number = 2}), Day("2027-02-26"));
  EXPECT_EQ(first({.form = Form::kWeeksBefore, .side = Side::kVendor, .number = 2}),
            Day("2027-03-17"));
  const MopDates two =
      Dates(Ruled({.form = Form::kSequential}), Sides(kJanuary, {"month 07-01"})).value();
  EXPECT_EQ(two.closes.size(), 4U);
  const MopDates earlier =
      Dates(Ruled({.form = Form::kEarlier}), Sides(kJanuary, {"month 01-10"})).value();
  EXPECT_EQ(earlier.closes[0], Day("2027-03-31"));
}

TEST(MopDates, F5_ARuleThatDoesNotExistForTheTwoIsRefused) {
  using Form = CadenceRule::Form;
  EXPECT_THAT(Dates(Ruled({.form = Form::kEarlier})),
              StatusIs(StatusCode::kFailedPrecondition,
                       "the earlier of both closes: a close of one side has none of the other "
                       "within 14 days"));
  EXPECT_THAT(Dates(Ruled({.form = Form::kSequential})),
              StatusIs(StatusCode::kFailedPrecondition,
                       HasSubstr("two sequential periods a year: year starts of the two sides")));
  EXPECT_THAT(Dates(Ruled({.form = Form::kMonthEnds, .number = 4})),
              StatusIs(StatusCode::kInvalidArgument,
                       HasSubstr("the first month must lie in 1 to 3, not 4")));
  EXPECT_THAT(Dates(Ruled({.form = Form::kByHand})),
              StatusIs(StatusCode::kInvalidArgument, "dates given by hand are no rule"));
}

TEST(MopDates, F5_DatedClosesStayAsTheyWereGivenAndACutTermDropsThoseBehindIt) {
  const MopTerms terms = Dated({Day("2027-09-30"), Day("2027-03-31")});
  EXPECT_THAT(Dates(terms).value().closes, ElementsAre(Day("2027-09-30"), Day("2027-03-31")));
  const PerSide<KnownSide> sides = Sides();
  const auto cut = [&](std::string_view last) {
    return DatesOf(terms, {k2027.first, Day(last)}, *sides.vendor.organisation,
                   *sides.partner.organisation)
        .value();
  };
  EXPECT_THAT(cut("2027-06-30").closes, ElementsAre(Day("2027-03-31")));
  EXPECT_EQ(cut("2026-11-30"), MopDates{});
}

TEST(MopDates, F6_ADifferenceHasQuarterEndsAndNoCloses) {
  const MopDates dates = Dates(DifferenceTerms()).value();
  EXPECT_THAT(dates.closes, IsEmpty());
  EXPECT_EQ(dates.quarter_ends.vendor.size(), 4U);
}

TEST(MopDates, F5_TheHorizonIsTheTermInWholeYears) {
  EXPECT_EQ(HorizonOf(k2027).years, 1);
  EXPECT_EQ(HorizonOf({k2027.first, k2027.first}).years, 1);
  EXPECT_EQ(HorizonOf({k2027.first, Day("2028-01-01")}).years, 2);
  EXPECT_EQ(HorizonOf({k2027.first, Day("2036-12-31")}).years, 10);
}

TEST(MopBasis, F5_ASoundOfferHasNoObstacles) {
  const MopBasis basis = BasisOf(PeriodTerms(), Sides());
  EXPECT_THAT(basis.obstacles, IsEmpty());
  EXPECT_EQ(basis.revisions, (PerSide<std::int64_t>{4, 7}));
  EXPECT_EQ(basis.vendor_zone, "UTC");
  EXPECT_EQ(basis.dates->closes.size(), 4U);
}

TEST(MopBasis, F5_UnknownCalendarsAreNamed) {
  PerSide<KnownSide> sides = Sides();
  sides.partner = {.revision = 9, .organisation = std::nullopt};
  const MopBasis basis = BasisOf(DifferenceTerms(), sides);
  EXPECT_THAT(basis.obstacles, ElementsAre("the calendar of the partner is not known"));
  EXPECT_EQ(basis.revisions, (PerSide<std::int64_t>{4, 0}));
  EXPECT_FALSE(basis.dates);
  EXPECT_THAT(BasisOf(Dated({Day("2027-03-31")}), {}).obstacles,
              ElementsAre("the calendar of the vendor is not known",
                          "the calendar of the partner is not known",
                          "it has only one joint close, and needs two"));
}

TEST(MopBasis, F5_WrongClosesAreAllListed) {
  const TestParty germany = {.calendar = "month 01-01", .country = "DE-BY"};
  const MopBasis basis =
      BasisOf(Dated({Day("2027-05-06"), Day("2027-05-06"), Day("2027-05-01"), Day("2028-01-03")}),
              Sides(germany));
  EXPECT_THAT(basis.obstacles,
              ElementsAre("2027-05-06 is no joint working day: the vendor does not work",
                          "the closes must rise, but 2027-05-06 follows 2027-05-06",
                          "2027-05-06 is no joint working day: the vendor does not work",
                          "the closes must rise, but 2027-05-01 follows 2027-05-06",
                          "2027-05-01 is no joint working day: neither side works",
                          "2028-01-03 lies outside of the term"));
}

TEST(MopBasis, F5_APeriodNeedsTwoCloses) {
  MopTerms terms = PeriodTerms();
  terms.term.last = Day("2027-06-29");
  EXPECT_THAT(BasisOf(terms, Sides()).obstacles,
              ElementsAre("the rule gives the term only one joint close, and needs two"));
  EXPECT_THAT(BasisOf(Dated({}), Sides()).obstacles,
              ElementsAre("it has no joint close, and needs two"));
  EXPECT_THAT(BasisOf(DifferenceTerms(), Sides()).obstacles, IsEmpty());
}

TEST(MopBasis, F5_ARuleThatDoesNotExistIsAnObstacle) {
  const MopBasis basis = BasisOf(Ruled({.form = CadenceRule::Form::kEarlier}), Sides());
  EXPECT_THAT(basis.obstacles, ElementsAre(HasSubstr("the earlier of both closes")));
  EXPECT_FALSE(basis.dates);
}

TEST(MopBasis, F5_APeriodAcrossAChangeOfYearEndIsAnObstacle) {
  const TestParty changing = {
      "month 01-01; tz Asia/Tokyo | bridge 2027-01-01..2027-03-31 | month 04-01; tz Europe/Paris"};
  const auto obstacles = [&](MopTerms terms, std::string_view first, std::string_view last) {
    terms.term = {Day(first), Day(last)};
    return BasisOf(terms, Sides(changing, kFebruary, terms.term)).obstacles;
  };
  const auto names_it = ElementsAre(
      "the term holds a change of the vendor's year-end, the bridge from 2027-01-01 to 2027-03-31");
  EXPECT_THAT(obstacles(PeriodTerms(), "2026-07-01", "2027-06-30"), names_it);
  EXPECT_THAT(obstacles(PeriodTerms(), "2027-01-01", "2027-12-31"), names_it);
  EXPECT_THAT(obstacles(PeriodTerms(), "2026-01-01", "2026-12-31"), IsEmpty());
  EXPECT_THAT(obstacles(PeriodTerms(), "2027-04-01", "2027-12-31"), IsEmpty());
  EXPECT_THAT(obstacles(DifferenceTerms(), "2026-07-01", "2027-06-30"), IsEmpty());
  EXPECT_EQ(BasisOf(PeriodTerms(), Sides(changing)).vendor_zone, "Europe/Paris");
}

TEST(MopBasis, F5_ATermThatEndsBeforeItBeginsIsAnObstacle) {
  MopTerms terms = PeriodTerms();
  terms.term.last = terms.term.first - 1;
  EXPECT_THAT(BasisOf(terms, Sides()).obstacles, ElementsAre("the term ends before it begins"));
}

TEST(MopDifferences, F5_SayWhatChangedForWhomFromTheDayOn) {
  const MopDates before = Dates(PeriodTerms()).value();
  const MopDates after = Dates(PeriodTerms(), Sides(kJanuary, {"month 03-01"})).value();
  EXPECT_THAT(DifferencesFrom(Day("2027-07-01"), before, after),
              ElementsAre("the partner's quarter end 2027-07-31 becomes 2027-08-31",
                          "the partner's quarter end 2027-10-31 becomes 2027-11-30"));
  const MopDates moved = Dates(PeriodTerms(), Sides({"month 01-08"})).value();
  EXPECT_THAT(DifferencesFrom(Day("2027-09-30"), before, moved),
              ElementsAre("the vendor's quarter end 2027-09-30 becomes 2027-10-07",
                          "the vendor's quarter end 2027-12-31 falls away",
                          "the joint close 2027-09-30 becomes 2027-10-07",
                          "the joint close 2027-12-31 falls away"));
  EXPECT_THAT(DifferencesFrom(k2027.first, before, before), IsEmpty());
}

TEST(MopDifferences, F5_TellAMovedYearFromAMovedQuarter) {
  const MopDates before = Dates(PeriodTerms()).value();
  const MopDates after = Dates(PeriodTerms(), Sides({"month 04-01"})).value();
  EXPECT_THAT(DifferencesFrom(k2027.first, before, after),
              ElementsAre("the vendor's quarter end 2027-03-31 now ends its year",
                          "the vendor's quarter end 2027-12-31 no longer ends its year",
                          "the vendor's year start 2027-01-01 falls away",
                          "the vendor's year start 2027-04-01 is new"));
}

}  // namespace
}  // namespace tandem::fiscal
