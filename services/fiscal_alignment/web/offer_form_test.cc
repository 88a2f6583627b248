#include "services/fiscal_alignment/web/offer_form.h"

#include <set>

#include <gmock/gmock.h>

#include "services/fiscal_alignment/web/offer_view_testing.h"
#include "services/fiscal_alignment/web/rule_code.h"

namespace tandem::fiscal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TypedFields Counter(const std::string& choice) {
  return {{"action", "counter"},   {"choice", choice},     {"text", "better for us"},
          {"first", "2026-05-01"}, {"last", "2027-04-30"}, {"dates", "2026-06-30, 2026-12-31\n"}};
}

TEST(OfferForm, F5_AcceptAndDeclineNeedAText) {
  const OfferView view = SampleView();
  const ReadAnswer accept = AnswerOf({{"action", "accept"}, {"text", "yes"}}, view);
  EXPECT_THAT(accept.errors, IsEmpty());
  EXPECT_EQ(accept.answer.kind, OfferAnswer::Kind::kAccept);
  EXPECT_EQ(accept.answer.text, "yes");
  EXPECT_EQ(AnswerOf({{"action", "decline"}, {"text", "no"}}, view).answer.kind,
            OfferAnswer::Kind::kDecline);
  for (const std::string action : {"accept", "decline", "counter", "", "drop"}) {
    EXPECT_THAT(AnswerOf({{"action", action}, {"text", " \n"}}, view).errors, Not(IsEmpty()))
        << action;
  }
}

TEST(OfferForm, F5_ACounterOfferIsOneOfTheCandidates) {
  const OfferView view = SampleView();
  const CadenceRule& rule = view.candidates.front().rule;
  const ReadAnswer read = AnswerOf(Counter(CodeOf(rule)), view);
  ASSERT_THAT(read.errors, IsEmpty());
  const MopTerms& terms = *read.answer.counter;
  EXPECT_EQ(terms.kind, MopKind::kPeriod);
  EXPECT_EQ(terms.rule, rule);
  EXPECT_THAT(terms.closes, IsEmpty());
  EXPECT_EQ(terms.term.first, Day("2026-05-01"));
  EXPECT_EQ(terms.term.last, Day("2027-04-30"));
  EXPECT_EQ(terms.time_zone, "America/Los_Angeles");
}

TEST(OfferForm, F5_OrDatesOfTheirOwn) {
  const ReadAnswer read = AnswerOf(Counter("dates"), SampleView());
  ASSERT_THAT(read.errors, IsEmpty());
  EXPECT_FALSE(read.answer.counter->rule);
  EXPECT_THAT(read.answer.counter->closes, ElementsAre(Day("2026-06-30"), Day("2026-12-31")));
}

TEST(OfferForm, AllThatIsWrongIsSaidAtOnce) {
  TypedFields typed = Counter("dates");
  typed["dates"] = "2026-06-31\nsoon";
  typed["first"] = "";
  typed["last"] = "31.12.2027";
  typed["text"] = "";
  EXPECT_THAT(AnswerOf(typed, SampleView()).errors, SizeIs(5));
  EXPECT_THAT(AnswerOf(Counter("own-nobody"), SampleView()).errors,
              ElementsAre(HasSubstr("choose one")));
}

TEST(OfferForm, EveryRuleHasACodeOfItsOwn) {
  std::set<std::string> codes;
  int rules = 0;
  const auto add = [&](const CadenceRule& rule) {
    codes.insert(CodeOf(rule));
    ++rules;
  };
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    add({CadenceRule::Form::kOwnCycle, side, 0});
    for (int weeks = 1; weeks <= 12; ++weeks) {
      add({CadenceRule::Form::kWeeksBefore, side, weeks});
    }
  }
  for (int month = 1; month <= 3; ++month) {
    add({CadenceRule::Form::kMonthEnds, Side::kVendor, month});
  }
  add({.form = CadenceRule::Form::kEarlier});
  add({.form = CadenceRule::Form::kSequential});
  EXPECT_EQ(codes.size(), static_cast<std::size_t>(rules));
}

}  // namespace
}  // namespace tandem::fiscal
