#include <gtest/gtest.h>

#include "services/fiscal_alignment/domain/mop/mop_testing.h"

namespace tandem::fiscal {
namespace {

using testkit::IsOk;
using testkit::StatusIs;

const CivilDay kToday = Day("2026-06-01");

auto Refuses(std::string_view message) {
  return StatusIs(StatusCode::kInvalidArgument, std::string(message));
}

Status Checked(MopTerms terms, void (*change)(MopTerms&)) {
  change(terms);
  return CheckTerms("terms", terms, kToday);
}

TEST(MopTerms, F5_APeriodAndADifferenceAreTakenAsTheyAre) {
  EXPECT_THAT(CheckTerms("terms", PeriodTerms(), kToday), IsOk());
  EXPECT_THAT(CheckTerms("terms", DifferenceTerms(), kToday), IsOk());
}

TEST(MopTerms, F5_ATermHasADayAtLeastAndTenYearsAtMost) {
  EXPECT_THAT(Checked(PeriodTerms(), [](auto& t) { t.term.last = t.term.first - 1; }),
              Refuses("terms.term: must not end before it begins"));
  EXPECT_THAT(Checked(PeriodTerms(), [](auto& t) { t.term.last = t.term.first; }), IsOk());
  EXPECT_THAT(Checked(PeriodTerms(), [](auto& t) { t.term.last = Day("2036-12-31"); }), IsOk());
  EXPECT_THAT(Checked(PeriodTerms(), [](auto& t) { t.term.last = Day("2037-01-01"); }),
              Refuses("terms.term: must not be longer than 10 years"));
  EXPECT_THAT(
      Checked(PeriodTerms(), [](auto& t) { t.term = {CivilDay(100'000), CivilDay(100'001)}; }),
      Refuses("terms.term: must lie in 1950 to 2150"));
}

TEST(MopTerms, F5_APeriodHasARuleOrDatesAndNoAccommodations) {
  EXPECT_THAT(Checked(PeriodTerms(), [](auto& t) { t.closes = {Day("2027-03-31")}; }),
              Refuses("terms.closes: must not stand beside a rule"));
  EXPECT_THAT(
      Checked(PeriodTerms(), [](auto& t) { t.accommodations = {Offer(kAnn, "2027-03-31")}; }),
      Refuses("terms.accommodations: a PERIOD has none"));
  EXPECT_THAT(Checked(PeriodTerms(), [](auto& t) { t.rule->form = CadenceRule::Form::kByHand; }),
              Refuses("terms.rule: dates given by hand stand in closes"));
  const auto weeks = [](auto& t) {
    t.rule = {.form = CadenceRule::Form::kWeeksBefore, .number = 13};
  };
  EXPECT_THAT(Checked(PeriodTerms(), weeks),
              Refuses("terms.rule: the weeks must lie in 1 to 12, not 13"));
  EXPECT_EQ(FieldOf(Checked(PeriodTerms(), weeks)), "terms.rule");
  const auto many = [](auto& t) {
    t.rule.reset();
    t.closes.resize(kMostCloses + 1);
  };
  EXPECT_THAT(Checked(PeriodTerms(), many), Refuses("terms.closes: must be at most 200"));
}

TEST(MopTerms, F6_ADifferenceHasNoCloses) {
  EXPECT_THAT(Checked(DifferenceTerms(), [](auto& t) { t.rule = CadenceRule{}; }),
              Refuses("terms.rule: a DIFFERENCE has none"));
  EXPECT_THAT(Checked(DifferenceTerms(), [](auto& t) { t.closes = {Day("2027-03-31")}; }),
              Refuses("terms.closes: a DIFFERENCE has none"));
}

TEST(MopTerms, F6_AnAccommodationHasATextAnOwnerAndADueDayToCome) {
  EXPECT_THAT(Checked(DifferenceTerms(), [](auto& t) { t.accommodations[1].text = " \n"; }),
              Refuses("terms.accommodations[1].text: must not be empty"));
  EXPECT_THAT(Checked(DifferenceTerms(),
                      [](auto& t) { t.accommodations[0].text = std::string(1001, 'x'); }),
              Refuses("terms.accommodations[0].text: must have at most 1000 characters"));
  EXPECT_THAT(Checked(DifferenceTerms(), [](auto& t) { t.accommodations[0].text = "a\x1b[2J"; }),
              Refuses("terms.accommodations[0].text: must not hold the control character U+001B"));
  EXPECT_THAT(Checked(DifferenceTerms(), [](auto& t) { t.accommodations[0].text = "\xff"; }),
              Refuses("terms.accommodations[0].text: must be valid UTF-8"));
  EXPECT_THAT(Checked(DifferenceTerms(), [](auto& t) { t.accommodations[0].owner = {}; }),
              Refuses("terms.accommodations[0].owner: must not be empty"));
  EXPECT_THAT(
      Checked(DifferenceTerms(), [](auto& t) { t.accommodations[0].due = kToday - 1; }),
      Refuses("terms.accommodations[0].due: 2026-05-31 must not lie before today, 2026-06-01"));
  EXPECT_THAT(Checked(DifferenceTerms(), [](auto& t) { t.accommodations[0].due = kToday; }),
              IsOk());
  EXPECT_THAT(
      Checked(DifferenceTerms(), [](auto& t) { t.accommodations.resize(kMostAccommodations + 1); }),
      Refuses("terms.accommodations: must be at most 50"));
}

TEST(MopTerms, F5_TheZoneMustBeKnown) {
  EXPECT_EQ(FieldOf(Checked(PeriodTerms(), [](auto& t) { t.time_zone = "Europe/Atlantis"; })),
            "terms.time_zone");
  EXPECT_THAT(Checked(PeriodTerms(), [](auto& t) { t.time_zone.clear(); }), IsOk());
  EXPECT_EQ(FieldOf(Checked(PeriodTerms(), [](auto& t) { t.predecessor = 0; })),
            "terms.predecessor");
}

MopConversation Talk() {
  return {.number = 1,
          .day = kToday,
          .channel = "video call",
          .people = {{kAnn.person}, {kBob.person}},
          .constraints = {"closes in January", ""},
          .summary = "a close in March serves both",
          .recorded_by = {},
          .recorded_side = Side::kVendor,
          .confirmed_by = {},
          .confirmed = std::nullopt,
          .created = {}};
}

Status Checked(void (*change)(MopConversation&)) {
  MopConversation talk = Talk();
  change(talk);
  return CheckConversation(talk, kToday);
}

TEST(MopConversation, F5_NamesSomebodyOfEachSide) {
  EXPECT_THAT(CheckConversation(Talk(), kToday), IsOk());
  EXPECT_THAT(Checked([](auto& t) { t.people.partner.clear(); }),
              Refuses("conversation.partner_people: must name at least one person"));
  EXPECT_THAT(Checked([](auto& t) { t.people.vendor.clear(); }),
              Refuses("conversation.vendor_people: must name at least one person"));
  EXPECT_THAT(Checked([](auto& t) { t.people.vendor.push_back(kAnn.person); }),
              Refuses("conversation.vendor_people: must not name ann twice"));
  EXPECT_THAT(Checked([](auto& t) { t.people.vendor.resize(101); }),
              Refuses("conversation.vendor_people: must name at most 100 people"));
}

TEST(MopConversation, F5_HasADayThatHasComeAChannelAndASummary) {
  EXPECT_THAT(Checked([](auto& t) { t.day = kToday + 1; }),
              Refuses("conversation.day: 2026-06-02 must not lie behind today, 2026-06-01"));
  EXPECT_THAT(Checked([](auto& t) { t.channel.clear(); }),
              Refuses("conversation.channel: must not be empty"));
  EXPECT_EQ(FieldOf(Checked([](auto& t) { t.channel.assign(101, 'x'); })), "conversation.channel");
  EXPECT_THAT(Checked([](auto& t) { t.summary = " "; }),
              Refuses("conversation.summary: must not be empty"));
  EXPECT_EQ(FieldOf(Checked([](auto& t) { t.constraints.partner.assign(4001, 'x'); })),
            "conversation.partner_constraints");
}

}  // namespace
}  // namespace tandem::fiscal
