#include "services/partner_registry/domain/people/imported_absences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::partner {
namespace {

using calendar::DaySpan;
using testing::ElementsAre;
using testing::HasSubstr;
using testkit::StatusIs;

CivilDay Day(unsigned month, unsigned day) { return CivilDay::FromYmd(2026, month, day); }

const DaySpan kYear{Day(1, 1), Day(12, 31)};

Absence Known(const std::string& id, CivilDay first, CivilDay last, const std::string& source) {
  return {.id = id, .days = {first, last}, .source = source};
}

// Ids n1, n2 …
StatusOr<ImportedAbsences> FromOutlook(const std::vector<Absence>& known,
                                       std::vector<DaySpan> spans, const DaySpan& bounds = kYear) {
  int number = 0;
  return Import(known, {"outlook", std::move(spans), bounds},
                [&] { return "n" + std::to_string(++number); });
}

std::vector<std::string> Texts(const std::vector<Absence>& absences) {
  std::vector<std::string> texts;
  for (const Absence& one : absences) {
    texts.push_back(one.id + " " + one.days.first.ToString() + ".." + one.days.last.ToString());
  }
  return texts;
}

TEST(Import, R4_OfTheSameCalendarAgainChangesNothing) {
  const auto first = FromOutlook({}, {{Day(8, 3), Day(8, 14)}, {Day(5, 1), Day(5, 1)}});
  ASSERT_THAT(first, testkit::IsOk());
  EXPECT_EQ(first->counts, (ImportCounts{2, 0, 0}));
  const auto again =
      FromOutlook(first->absences, {{Day(5, 1), Day(5, 1)}, {Day(8, 3), Day(8, 14)}});
  EXPECT_EQ(again->counts, (ImportCounts{0, 0, 2}));
  EXPECT_EQ(again->absences, first->absences);
}

TEST(Import, R4_WhatTheCalendarNoLongerHasGoesAndOtherCalendarsStay) {
  const std::vector<Absence> known = {Known("a", Day(5, 1), Day(5, 2), "outlook"),
                                      Known("b", Day(6, 1), Day(6, 2), "google"),
                                      Known("c", Day(7, 1), Day(7, 2), "")};
  const auto imported = FromOutlook(known, {});
  EXPECT_EQ(imported->counts, (ImportCounts{0, 1, 0}));
  EXPECT_THAT(Texts(imported->absences),
              ElementsAre("b 2026-06-01..2026-06-02", "c 2026-07-01..2026-07-02"));
}

TEST(Import, R4_OutsideOfTheDaysAskedForNothingChanges) {
  const std::vector<Absence> known = {Known("a", Day(5, 1), Day(5, 2), "outlook")};
  const auto imported = FromOutlook(known, {{Day(3, 1), Day(3, 2)}, {Day(7, 1), Day(7, 2)}},
                                    {Day(6, 1), Day(12, 31)});
  EXPECT_EQ(imported->counts, (ImportCounts{1, 0, 0}));
  EXPECT_THAT(Texts(imported->absences),
              ElementsAre("a 2026-05-01..2026-05-02", "n1 2026-07-01..2026-07-02"));
}

TEST(Import, R4_EventsThatOverlapAreOneAbsence) {
  const auto imported = FromOutlook({}, {{Day(8, 10), Day(8, 20)},
                                         {Day(8, 3), Day(8, 12)},
                                         {Day(8, 5), Day(8, 5)},
                                         {Day(8, 21), Day(8, 21)}});
  EXPECT_THAT(Texts(imported->absences),
              ElementsAre("n1 2026-08-03..2026-08-20", "n2 2026-08-21..2026-08-21"));
}

TEST(Import, R4_DaysThatWereToldByHandAreLeftToThem) {
  const std::vector<Absence> known = {Known("hand", Day(8, 5), Day(8, 6), "")};
  const auto imported = FromOutlook(known, {{Day(8, 3), Day(8, 14)}});
  EXPECT_THAT(Texts(imported->absences),
              ElementsAre("n1 2026-08-03..2026-08-04", "hand 2026-08-05..2026-08-06",
                          "n2 2026-08-07..2026-08-14"));
}

TEST(Import, R4_AnAbsenceThatMovedKeepsItsIdAndCover) {
  std::vector<Absence> known = {Known("a", Day(8, 3), Day(8, 7), "outlook")};
  known[0].cover = PersonId::Parse("cover", "eve").value();
  const auto imported = FromOutlook(known, {{Day(8, 4), Day(8, 10)}});
  EXPECT_EQ(imported->counts, (ImportCounts{1, 1, 0}));
  EXPECT_THAT(Texts(imported->absences), ElementsAre("a 2026-08-04..2026-08-10"));
  EXPECT_EQ(imported->absences[0].cover, known[0].cover);
}

TEST(Import, R4_WhatIsLongerThanAnAbsenceMayBeIsSeveral) {
  const auto imported =
      FromOutlook({}, {{Day(1, 1), Day(1, 1) + 700}, {Day(6, 1), Day(6, 1) + 1090}});
  ASSERT_EQ(imported->absences.size(), 2U);
  EXPECT_EQ(imported->absences[0].days, (DaySpan{Day(1, 1), Day(1, 1) + 1095}));
  EXPECT_EQ(imported->absences[1].days.first, Day(1, 1) + 1096);
}

TEST(Import, R4_TooManyAreRefused) {
  std::vector<DaySpan> spans;
  for (int i = 0; i < 2001; ++i) spans.push_back({Day(1, 1) + 2 * i, Day(1, 1) + 2 * i});
  EXPECT_THAT(FromOutlook({}, spans, {Day(1, 1), Day(1, 1) + 5000}),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr("2001")));
}

// Every day that somebody is away is told by exactly one absence, and by no other than it should.
RC_GTEST_PROP(ImportProperty, R4_EveryDayIsTakenOnceByHandOrElseByTheCalendar, ()) {
  const auto span = [] {
    const CivilDay first = Day(1, 1) + *rc::gen::inRange(0, 120);
    return DaySpan{first, first + *rc::gen::inRange(0, 20)};
  };
  std::vector<Absence> known;
  for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
    Absence one{.id = "k" + std::to_string(i), .days = span()};
    one.source = *rc::gen::element<std::string>("", "outlook", "google");
    const auto with = WithAbsence(known, one);
    if (with.ok()) known = *with;
  }
  std::vector<DaySpan> spans;
  for (int i = *rc::gen::inRange(0, 8); i > 0; --i) spans.push_back(span());
  const auto imported = FromOutlook(known, spans);
  RC_ASSERT(imported.ok());
  for (CivilDay day = Day(1, 1); day <= Day(6, 1); day = day + 1) {
    const auto takes = [&](const DaySpan& days) { return days.first <= day && day <= days.last; };
    const auto by_others = std::ranges::any_of(
        known, [&](const Absence& one) { return one.source != "outlook" && takes(one.days); });
    const auto told = std::ranges::count_if(imported->absences,
                                            [&](const Absence& one) { return takes(one.days); });
    RC_ASSERT(told == (by_others || std::ranges::any_of(spans, takes) ? 1 : 0));
  }
}

}  // namespace
}  // namespace tandem::partner
