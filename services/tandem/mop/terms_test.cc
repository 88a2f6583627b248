#include "services/tandem/mop/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/tandem/views/mop/mop_words.h"

namespace tandem::client {
namespace {

using fiscal::v1::CadenceRule;
using fiscal::v1::MopTerms;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* kSoftcat = "vendors/cisco/partnerships/softcat";
const CivilDay kToday = CivilDay::FromYmd(2026, 5, 20);

StatusOr<std::string> Write(const TypedTerms& typed, MopTerms& terms) {
  return WriteTerms(typed, std::nullopt, kSoftcat, kToday, terms);
}

std::string Refused(const TypedTerms& typed, MopTerms terms = {}) {
  const auto note = Write(typed, terms);
  EXPECT_EQ(note.status().code(), StatusCode::kInvalidArgument);
  return std::string(MessageOf(note.status()));
}

TEST(RuleTest, F5_EveryRuleIsReadInTheWordsOfProposals) {
  const auto weeks = ReadRule("--rule", "2 weeks before the close of V");
  ASSERT_TRUE(weeks.ok()) << weeks.status();
  EXPECT_EQ(weeks->form(), CadenceRule::FORM_WEEKS_BEFORE);
  EXPECT_EQ(weeks->side(), fiscal::v1::SIDE_VENDOR);
  EXPECT_EQ(weeks->number(), 2);
  EXPECT_EQ(ReadRule("--rule", "  1 week  before the close of p ")->number(), 1);
  EXPECT_EQ(ReadRule("--rule", "P's cycle")->side(), fiscal::v1::SIDE_PARTNER);
  EXPECT_EQ(ReadRule("--rule", "The earlier of both closes")->form(), CadenceRule::FORM_EARLIER);
  EXPECT_EQ(ReadRule("--rule", "two sequential periods a year")->form(),
            CadenceRule::FORM_SEQUENTIAL);
  const auto months = ReadRule("--rule", "month ends of March, June, September and December");
  EXPECT_EQ(months->form(), CadenceRule::FORM_MONTH_ENDS);
  EXPECT_EQ(months->number(), 3);
  for (const char* text : {"", "weekly", "0 weeks before the close of V", "dates given by hand",
                           "13 weeks before the close of V", "2 weeks before the close of X"}) {
    EXPECT_THAT(std::string(MessageOf(ReadRule("--rule", text).status())), StartsWith("--rule: "))
        << text;
  }
}

TEST(AccommodationTest, F6_AnAccommodationIsSidePersonDayAndText) {
  const auto one = ReadAccommodation("--accommodate", "vendor:ann:2027-03-01:early: price lists");
  ASSERT_TRUE(one.ok()) << one.status();
  EXPECT_EQ(one->side(), fiscal::v1::SIDE_VENDOR);
  EXPECT_EQ(one->owner(), "ann");
  EXPECT_EQ(IsoDay(one->due()), "2027-03-01");
  EXPECT_EQ(one->text(), "early: price lists");
  EXPECT_EQ(ReadAccommodation("--accommodate", "partner:bob:2027-03-01:x")->side(),
            fiscal::v1::SIDE_PARTNER);
  for (const char* text :
       {"", "vendor", "vendor:ann:2027-03-01", "vendor:ann:2027-03-01:", "seller:ann:2027-03-01:x",
        "vendor::2027-03-01:x", "vendor:ann:2027-02-30:x"}) {
    EXPECT_THAT(std::string(MessageOf(ReadAccommodation("--accommodate", text).status())),
                StartsWith("--accommodate: "))
        << text;
  }
}

TEST(TermsTest, F5_WithoutDaysItIsForAYearFromTheNextMonthOnAndSaysSo) {
  MopTerms terms;
  const auto note = Write({.rule = "V's cycle"}, terms);
  ASSERT_TRUE(note.ok()) << note.status();
  EXPECT_EQ(*note, "Without --first and --last it is for 1 June 2026 to 31 May 2027.");
  EXPECT_EQ(terms.kind(), MopTerms::KIND_PERIOD);
  EXPECT_EQ(IsoDay(terms.term().first_day()), "2026-06-01");
  EXPECT_EQ(IsoDay(terms.term().last_day()), "2027-05-31");
  MopTerms given;
  EXPECT_EQ(*Write({.rule = "V's cycle", .first = "2027-01-01", .last = "2027-06-30"}, given), "");
  MopTerms first;
  EXPECT_THAT(*Write({.rule = "V's cycle", .first = "2027-01-01"}, first),
              HasSubstr("1 January 2027 to 31 December 2027"));
}

TEST(TermsTest, F5_ClosesAreReadInTheirOrder) {
  MopTerms terms;
  ASSERT_TRUE(
      Write({.closes = {"2027-03-30", "2027-06-29"}, .zone = "Europe/London", .replaces = 1}, terms)
          .ok());
  EXPECT_THAT(IsoDays(terms.closes()), ElementsAre("2027-03-30", "2027-06-29"));
  EXPECT_EQ(terms.time_zone(), "Europe/London");
  EXPECT_EQ(terms.predecessor(), "vendors/cisco/partnerships/softcat/mops/1");
  EXPECT_THAT(Refused({.closes = {"2027-03-30", "June"}}), StartsWith("--closes: "));
}

TEST(TermsTest, F6_ADifferenceHasAccommodationsAndNoCloses) {
  MopTerms terms;
  ASSERT_TRUE(
      Write({.difference = true, .accommodations = {"vendor:ann:2027-03-01:x"}}, terms).ok());
  EXPECT_EQ(terms.kind(), MopTerms::KIND_DIFFERENCE);
  EXPECT_EQ(terms.accommodations_size(), 1);
  EXPECT_THAT(Refused({.rule = "V's cycle", .accommodations = {"vendor:ann:2027-03-01:x"}}),
              HasSubstr("a difference has no closes"));
  EXPECT_THAT(Refused({.accommodations = {"vendor:ann:2027-03-01:x"}}),
              HasSubstr("only together with --difference"));
  EXPECT_THAT(Refused({}), HasSubstr("one of --best, --kind"));
}

TEST(TermsTest, F5_WhatIsNotTypedStaysInAnotherVersion) {
  MopTerms terms;
  ASSERT_TRUE(
      Write({.rule = "V's cycle", .first = "2027-01-01", .last = "2027-12-31"}, terms).ok());
  ASSERT_TRUE(Write({.last = "2027-06-30"}, terms).ok());
  EXPECT_EQ(terms.rule().form(), CadenceRule::FORM_OWN_CYCLE);
  EXPECT_EQ(IsoDay(terms.term().first_day()), "2027-01-01");
  EXPECT_EQ(IsoDay(terms.term().last_day()), "2027-06-30");
  ASSERT_TRUE(Write({.closes = {"2027-03-30"}}, terms).ok());
  EXPECT_FALSE(terms.has_rule());
  ASSERT_TRUE(
      Write({.difference = true, .accommodations = {"vendor:ann:2027-03-01:x"}}, terms).ok());
  EXPECT_EQ(terms.closes_size(), 0);
  ASSERT_TRUE(Write({.accommodations = {"partner:bob:2027-03-02:y"}}, terms).ok());
  ASSERT_EQ(terms.accommodations_size(), 1);
  EXPECT_EQ(terms.accommodations(0).owner(), "bob");
}

}  // namespace
}  // namespace tandem::client
