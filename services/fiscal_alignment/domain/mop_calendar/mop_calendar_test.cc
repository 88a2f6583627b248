#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/fiscal_alignment/domain/mop_calendar/encoding.h"
#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar_testing.h"
#include "services/fiscal_alignment/domain/mop_calendar/publication.h"
#include "services/fiscal_alignment/domain/mop_calendar/reciprocity.h"

namespace tandem::fiscal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const TestParty kJuly = {.calendar = "month 02-01"};  // closes in April, July, October, January
const TestParty kCalendarYear = {.calendar = "month 01-01"};

TEST(MopCalendar, F7_ClosesWindowsAndReviewsOfAHalfYear) {
  const MopCalendar calendar =
      CalendarOf(TermsOf(Span("2027-01-01", "2027-06-30")), kJuly, kCalendarYear);
  // 31 January 2027 is a Sunday.
  EXPECT_THAT(Shown(calendar, MopEntryKind::kJointClose),
              ElementsAre("1 2027-01-29", "2 2027-04-30"));
  EXPECT_THAT(Shown(calendar, MopEntryKind::kUrgencyWindow),
              ElementsAre("1 2027-01-16..2027-01-29", "2 2027-04-17..2027-04-30"));
  EXPECT_THAT(Shown(calendar, MopEntryKind::kQuarterlyReview),
              ElementsAre("1 2027-02-05", "2 2027-05-07"));
  EXPECT_THAT(Shown(calendar, MopEntryKind::kMonthlyReview),
              ElementsAre("1 2027-01-01", "2 2027-02-01", "3 2027-03-01", "4 2027-04-01",
                          "5 2027-05-03", "6 2027-06-01"));
  EXPECT_THAT(Shown(calendar, MopEntryKind::kOwnQuarterEnd, Side::kVendor),
              ElementsAre("1 2027-01-31 Y", "2 2027-04-30"));
  EXPECT_THAT(Shown(calendar, MopEntryKind::kOwnQuarterEnd, Side::kPartner),
              ElementsAre("1 2027-03-31", "2 2027-06-30"));
  // From 56 days before to 30 days after 1 February and 1 January, within the term.
  EXPECT_THAT(Shown(calendar, MopEntryKind::kPlanningWindow, Side::kVendor),
              ElementsAre("1 2027-01-01..2027-03-03"));
  EXPECT_THAT(Shown(calendar, MopEntryKind::kPlanningWindow, Side::kPartner),
              ElementsAre("1 2027-01-01..2027-01-31"));
  EXPECT_FALSE(calendar.estimated);
}

// The week of the term's first Friday began before it, so its first joint working day is not in it.
TEST(MopCalendar, F7_WeeksAreCountedThoughTheFirstDayOfOneLiesOutside) {
  const std::vector<std::string> weekly =
      Shown(CalendarOf(TermsOf(Span("2027-01-01", "2027-01-20")), kJuly, kCalendarYear),
            MopEntryKind::kWeeklyReview);
  EXPECT_THAT(weekly, ElementsAre("2 2027-01-04", "3 2027-01-11", "4 2027-01-18"));
}

TEST(MopCalendar, F7_AWeekOrMonthWithoutAJointWorkingDayHasNoReviewAndLeavesAGap) {
  TestParty closed = kCalendarYear;
  closed.habits.shutdowns = {Span("2027-03-31", "2027-05-05")};
  const MopCalendar calendar = CalendarOf(TermsOf(Span("2027-03-01", "2027-06-30")), kJuly, closed);
  EXPECT_THAT(Shown(calendar, MopEntryKind::kMonthlyReview),
              ElementsAre("1 2027-03-01", "3 2027-05-06", "4 2027-06-01"));
  // Weeks 5 to 9 begin on 29 March, 5, 12, 19 and 26 April, week 10 on 3 May.
  const std::vector<std::string> weekly = Shown(calendar, MopEntryKind::kWeeklyReview);
  ASSERT_GE(weekly.size(), 7U);
  EXPECT_EQ(weekly[4], "5 2027-03-29");
  EXPECT_EQ(weekly[5], "10 2027-05-06");
  EXPECT_EQ(weekly[6], "11 2027-05-10");
}

TEST(MopCalendar, F7_ADatedCloseOnWhatIsNowAHolidayFallsBackAndKeepsItsName) {
  MopTerms terms = {.term = Span("2027-01-01", "2027-12-31"),
                    .closes = {Day("2027-03-31"), Day("2027-06-30"), Day("2027-09-30")}};
  TestParty closed = kCalendarYear;
  closed.habits.shutdowns = {Span("2027-06-29", "2027-06-30")};
  EXPECT_THAT(Shown(CalendarOf(terms, kJuly, closed), MopEntryKind::kJointClose),
              ElementsAre("1 2027-03-31", "2 2027-06-28", "3 2027-09-30"));
  // One that falls back behind the beginning of the term is not shown; the others keep theirs.
  terms.term.first = Day("2027-03-30");
  closed.habits.shutdowns = {Span("2027-03-29", "2027-04-02")};
  EXPECT_THAT(Shown(CalendarOf(terms, kJuly, closed), MopEntryKind::kJointClose),
              ElementsAre("2 2027-06-30", "3 2027-09-30"));
}

TEST(MopCalendar, F7_ACloseByRuleThatFallsOutOfTheTermLeavesAGap) {
  const MopTerms terms = TermsOf(Span("2027-04-30", "2027-12-31"));
  EXPECT_THAT(Shown(CalendarOf(terms, kJuly, kCalendarYear), MopEntryKind::kJointClose),
              ElementsAre("1 2027-04-30", "2 2027-07-30", "3 2027-10-29"));
  TestParty closed = kCalendarYear;
  closed.habits.shutdowns = {Span("2027-04-30", "2027-04-30")};
  EXPECT_THAT(Shown(CalendarOf(terms, kJuly, closed), MopEntryKind::kJointClose),
              ElementsAre("2 2027-07-30", "3 2027-10-29"));
}

TEST(MopCalendar, F7_ADifferenceHasOnlyWhatIsEachSidesOwn) {
  const MopCalendar calendar =
      CalendarOf({.kind = MopKind::kDifference, .term = Span("2027-01-01", "2027-12-31")}, kJuly,
                 kCalendarYear);
  for (const MopEntry& entry : calendar.entries) EXPECT_TRUE(entry.id.side.has_value());
  EXPECT_EQ(Shown(calendar, MopEntryKind::kOwnQuarterEnd, Side::kVendor).size(), 4U);
  EXPECT_THAT(Shown(calendar, MopEntryKind::kPlanningWindow, Side::kPartner),
              ElementsAre("1 2027-01-01..2027-01-31", "2 2027-11-06..2027-12-31"));
}

TEST(MopCalendar, F7_OfATermThatASuccessorLeftNothingOfNothingIsLeft) {
  const MopTerms terms = TermsOf(Span("2027-01-01", "2027-12-31"));
  EXPECT_THAT(CalendarOf(terms, Span("2027-01-01", "2026-12-31"), kJuly, kCalendarYear)->entries,
              IsEmpty());
}

TEST(MopCalendar, F7_EveryRuleGivesTheClosesThatItsCadenceHas) {
  const TestParty cisco = {.calendar = "last sat jul; weeks 4-4-5; week53 p7", .country = "US"};
  const TestParty june = {.calendar = "month 01-01", .country = "GB", .lead_days = 3};
  const calendar::DaySpan term = Span("2027-01-01", "2031-12-31");
  const PartySchedule vendor = ScheduleOf(cisco, HorizonOf(term));
  const PartySchedule partner = ScheduleOf(june, HorizonOf(term));
  const Partnership pair(vendor, partner);
  std::vector<Cadence> cadences = NewCadences(pair);
  cadences.push_back(OwnCycle(pair, Side::kPartner));
  for (const Cadence& cadence : cadences) {
    const MopTerms terms = {.term = term, .rule = cadence.rule};
    std::vector<CivilDay> closes;
    for (const MopEntry& entry : CalendarOf(terms, cisco, june).entries) {
      if (entry.id.kind == MopEntryKind::kJointClose) closes.push_back(entry.days.first);
    }
    EXPECT_TRUE(std::ranges::equal(closes, cadence.shown())) << cadence.rule.ToString();
  }
}

TEST(MopCalendar, F7_ARuleThatDoesNotExistForTheTwoIsRefused) {
  const MopTerms terms = {.term = Span("2027-01-01", "2027-12-31"),
                          .rule = CadenceRule{.form = CadenceRule::Form::kSequential}};
  EXPECT_EQ(CalendarOf(terms, terms.term, kCalendarYear, kCalendarYear).status().code(),
            StatusCode::kFailedPrecondition);
}

TEST(MopCalendar, F7_HolidaysBehindTheAnnouncedOnesAreSaidToBeAssumed) {
  const TestParty american = {.calendar = "month 01-01", .country = "US"};
  EXPECT_TRUE(CalendarOf(TermsOf(Span("2090-01-01", "2090-12-31")), american, kJuly).estimated);
}

TEST(Publication, F7_SequencesCountWhatHappenedToAnEntry) {
  const MopEntryId one = {MopEntryKind::kWeeklyReview, {}, 1};
  const MopEntryId two = {MopEntryKind::kWeeklyReview, {}, 2};
  const auto calendar = [](std::vector<MopEntry> entries) {
    return MopCalendar{.entries = std::move(entries)};
  };
  const calendar::DaySpan monday = Span("2027-01-04", "2027-01-04");
  const calendar::DaySpan tuesday = Span("2027-01-05", "2027-01-05");
  const Publication first = Publish({}, calendar({{one, monday}}));
  EXPECT_EQ(first.at(one).sequence, 0);
  EXPECT_EQ(Publish(first, calendar({{one, monday}})), first);
  const Publication moved = Publish(first, calendar({{one, tuesday}, {two, tuesday}}));
  EXPECT_EQ(moved.at(one).sequence, 1);
  EXPECT_EQ(moved.at(two).sequence, 0);
  const Publication gone = Publish(moved, calendar({{two, tuesday}}));
  EXPECT_TRUE(gone.at(one).fell_away);
  EXPECT_EQ(gone.at(one).days, tuesday);
  EXPECT_EQ(gone.at(one).sequence, 2);
  EXPECT_EQ(gone.at(two).sequence, 0);
  EXPECT_EQ(Publish(gone, calendar({{two, tuesday}})), gone);
  const PublishedEntry back = Publish(gone, calendar({{one, tuesday}, {two, tuesday}})).at(one);
  EXPECT_FALSE(back.fell_away);
  EXPECT_EQ(back.sequence, 3);
}

TEST(Publication, F7_WhatIsKeptComesBackAndNothingElseIsTaken) {
  TestParty closed = kCalendarYear;
  const MopTerms terms = TermsOf(Span("2027-01-01", "2027-12-31"));
  const MopCalendar calendar = CalendarOf(terms, kJuly, closed);
  EXPECT_EQ(DecodeMopCalendar(Encode(calendar)), calendar);
  closed.habits.shutdowns = {Span("2027-03-01", "2027-03-31")};
  const Publication publication = Publish(Publish({}, calendar), CalendarOf(terms, kJuly, closed));
  EXPECT_EQ(DecodePublication(Encode(publication)), publication);
  for (const std::string text :
       {"", "1", "0\n1 0 1 20000 20000", "0\n1 0 1 20000 20000 0 ", "0\n9 0 1 20000 20000 0\n",
        "0\n1 3 1 20000 20000 0\n", "0\n1 0 1 20000 19999 0\n", "0\n1  0 1 20000 20000 0\n",
        "\xff\xff poison"}) {
    EXPECT_EQ(DecodeMopCalendar(text), std::nullopt) << text;
  }
  EXPECT_EQ(DecodePublication("1 0 1 20000 20000 0\n"), std::nullopt);
}

TEST(Reciprocity, F8_ATaskOfTheOtherSideTenOfItsWorkingDaysBeforeEachQuarterEnd) {
  TestParty vendor = kJuly;
  vendor.habits.shutdowns = {Span("2027-06-28", "2027-06-29")};
  const calendar::DaySpan term = Span("2027-04-01", "2027-07-31");
  const Organisation of_vendor = OrganisationOf(vendor, term);
  const Organisation of_partner = OrganisationOf(kCalendarYear, term);
  const ReciprocityTaskId vendors_april = {Side::kVendor, 1};
  const ReciprocityTaskId partners_june = {Side::kPartner, 1};
  const ReciprocityTaskId vendors_july = {Side::kVendor, 2};
  // From 14 June on the vendor works on 14 to 18, 21 to 25 and 30; 31 July is a Saturday.
  EXPECT_THAT(ReciprocityOf(TermsOf(term), term, term, of_vendor, of_partner).value(),
              ElementsAre(ReciprocityDates{vendors_april, Day("2027-04-30"), Day("2027-04-16")},
                          ReciprocityDates{partners_june, Day("2027-06-30"), Day("2027-06-14")},
                          ReciprocityDates{vendors_july, Day("2027-07-31"), Day("2027-07-19")}));
  EXPECT_EQ(vendors_april.acting_side(), Side::kPartner);
  // What is left of the term, and the days that are asked for; ordinals stay.
  EXPECT_THAT(ReciprocityOf(TermsOf(term), Span("2027-04-01", "2027-07-15"),
                            Span("2027-06-01", "2027-12-31"), of_vendor, of_partner)
                  .value(),
              ElementsAre(ReciprocityDates{partners_june, Day("2027-06-30"), Day("2027-06-14")}));
}

}  // namespace
}  // namespace tandem::fiscal
