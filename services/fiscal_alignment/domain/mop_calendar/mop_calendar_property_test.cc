#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar_testing.h"

namespace tandem::fiscal {
namespace {

std::string AnyCalendar() {
  const std::string weekday = *rc::gen::element<std::string>("sun", "fri", "sat");
  if (*rc::gen::arbitrary<bool>()) {
    return fmt::format("month {:02}-{:02}", *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29));
  }
  return fmt::format("last {} {}; weeks {}; week53 q{}", weekday,
                     *rc::gen::element("jan", "jun", "sep"),
                     *rc::gen::element("4-4-5", "12-12-12-16"), *rc::gen::inRange(1, 5));
}

TestParty AnyParty() {
  TestParty party = {.calendar = AnyCalendar(),
                     .country = *rc::gen::element<std::string>("", "US", "DE-BY", "IL", "JP"),
                     .lead_days = *rc::gen::element(0, 0, 1, 5, 30)};
  if (*rc::gen::arbitrary<bool>()) {
    const CivilDay first = Day("2026-06-01") + *rc::gen::inRange(0, 1500);
    party.habits.shutdowns.push_back({first, first + *rc::gen::inRange(0, 40)});
  }
  return party;
}

calendar::DaySpan AnyTerm() {
  const CivilDay first = Day("2026-06-01") + *rc::gen::inRange(0, 700);
  return {first, first + *rc::gen::inRange(0, 1200)};
}

MopTerms AnyTerms() {
  MopTerms terms = {.term = AnyTerm()};
  const Side side = *rc::gen::element(Side::kVendor, Side::kPartner);
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      terms.rule = CadenceRule{.side = side};
      break;
    case 1:
      terms.rule =
          CadenceRule{.form = CadenceRule::Form::kMonthEnds, .number = *rc::gen::inRange(1, 4)};
      break;
    case 2:
      terms.rule = CadenceRule{.form = CadenceRule::Form::kWeeksBefore,
                               .side = side,
                               .number = *rc::gen::inRange(1, 13)};
      break;
    default:
      for (CivilDay day = terms.term.first; day <= terms.term.last;
           day += *rc::gen::inRange(1, 120)) {
        terms.closes.push_back(day);
      }
  }
  return terms;
}

bool Contains(const calendar::DaySpan& term, const calendar::DaySpan& days) {
  return term.first <= days.first && days.last <= term.last;
}

RC_GTEST_PROP(MopCalendarProperty, F7_EntriesLieInTheTermAndTheirNamesAreUnique, ()) {
  const MopTerms terms = AnyTerms();
  const MopCalendar calendar = CalendarOf(terms, AnyParty(), AnyParty());
  std::set<MopEntryId> ids;
  for (const MopEntry& entry : calendar.entries) {
    RC_ASSERT(Contains(terms.term, entry.days));
    RC_ASSERT(entry.days.first <= entry.days.last);
    RC_ASSERT(entry.id.ordinal >= 1);
    RC_ASSERT(ids.insert(entry.id).second);
  }
  RC_ASSERT(std::ranges::is_sorted(calendar.entries, {}, [](const MopEntry& entry) {
    return std::pair(entry.days.first, entry.id);
  }));
}

RC_GTEST_PROP(MopCalendarProperty, F7_ClosesAndReviewsAreJointWorkingDays, ()) {
  const MopTerms terms = AnyTerms();
  const Organisation vendor = OrganisationOf(AnyParty(), terms.term);
  const Organisation partner = OrganisationOf(AnyParty(), terms.term);
  const calendar::WorkingDays joint =
      calendar::WorkingDays::Joint(*vendor.working, *partner.working);
  const MopCalendar calendar = MopCalendarOf(terms, terms.term, vendor, partner).value();
  for (const MopEntry& entry : calendar.entries) {
    const CivilDay day = entry.days.first;
    switch (entry.id.kind) {
      case MopEntryKind::kWeeklyReview: {
        // No earlier joint working day of its week: Monday is day 1.
        const int back = static_cast<int>(day.weekday().iso_encoding());
        RC_ASSERT(joint.Count(day - back, day) == 1);
        break;
      }
      case MopEntryKind::kMonthlyReview:
        RC_ASSERT(joint.Count(day - static_cast<int>(day.day()), day) == 1);
        break;
      case MopEntryKind::kJointClose:
      case MopEntryKind::kQuarterlyReview:
        RC_ASSERT(joint.Contains(day));
        break;
      default:
        break;
    }
  }
}

// Whatever is changed in working days and leads, a week, month, close, quarter end or year keeps
// its name: no date goes to another's.
RC_GTEST_PROP(MopCalendarProperty, F7_OneMoreHolidayOrAnotherLeadNeverRenames, ()) {
  const MopTerms terms = AnyTerms();
  TestParty vendor = AnyParty();
  const TestParty partner = AnyParty();
  const auto before = ById(CalendarOf(terms, vendor, partner));
  const CivilDay holiday = terms.term.first + *rc::gen::inRange(0, 1200);
  vendor.habits.shutdowns.push_back({holiday, holiday});
  const auto after = ById(CalendarOf(terms, vendor, partner));
  for (const auto& [id, days] : after) {
    const auto was = before.find(id);
    if (was == before.end()) continue;
    switch (id.kind) {
      case MopEntryKind::kWeeklyReview:
      case MopEntryKind::kMonthlyReview:
        // Forward, within the week or month.
        RC_ASSERT(days.first >= was->second.first);
        RC_ASSERT(days.first - was->second.first < 31);
        break;
      case MopEntryKind::kJointClose:
        // Back, over the holiday and what is free beside it, never to where the one before was.
        RC_ASSERT(days.first <= was->second.first);
        break;
      case MopEntryKind::kPlanningWindow:
      case MopEntryKind::kOwnQuarterEnd:
        RC_ASSERT(days == was->second);
        break;
      default:
        break;
    }
  }
  // An entry whose day the holiday does not touch is where it was.
  for (const auto& [id, days] : before) {
    if (id.kind != MopEntryKind::kWeeklyReview || days.first == holiday) continue;
    RC_ASSERT(after.at(id) == days);
  }
}

RC_GTEST_PROP(MopCalendarProperty, F7_NamesOfClosesDoNotDependOnSettings, ()) {
  const MopTerms terms = AnyTerms();
  const TestParty vendor = {.calendar = AnyCalendar()};
  const TestParty partner = {.calendar = AnyCalendar()};
  const auto plain = ById(CalendarOf(terms, vendor, partner));
  TestParty other = vendor;
  other.lead_days = *rc::gen::inRange(0, 20);
  other.country = "JP";
  for (const auto& [id, days] : ById(CalendarOf(terms, other, partner))) {
    if (id.kind != MopEntryKind::kJointClose) continue;
    const auto was = plain.find(id);
    // A close that now lies in the term may have lain behind it.
    if (was == plain.end()) continue;
    RC_ASSERT(days.first <= was->second.first);
    RC_ASSERT(was->second.first - days.first < 50);
  }
}

RC_GTEST_PROP(MopCalendarProperty, F7_CuttingTheTermRemovesOrClipsOnly, ()) {
  const MopTerms terms = AnyTerms();
  const TestParty vendor = AnyParty();
  const TestParty partner = AnyParty();
  const auto whole = ById(CalendarOf(terms, vendor, partner));
  const CivilDay last = terms.term.first + *rc::gen::inRange(-1, 1200);
  const calendar::DaySpan cut = {terms.term.first, std::min(last, terms.term.last)};
  const auto left = ById(CalendarOf(terms, cut, vendor, partner).value());
  for (const auto& [id, days] : left) {
    RC_ASSERT(Contains(cut, days));
    const calendar::DaySpan& was = whole.at(id);
    RC_ASSERT(days.first == was.first);
    RC_ASSERT(days.last == std::min(was.last, cut.last));
  }
  for (const auto& [id, days] : whole) {
    if (Contains(cut, days)) RC_ASSERT(left.contains(id));
  }
}

RC_GTEST_PROP(MopCalendarProperty, F7_SwappingTheSidesSwapsNamesOnly, ()) {
  MopTerms terms = AnyTerms();
  const TestParty a = AnyParty();
  const TestParty b = AnyParty();
  const auto one = ById(CalendarOf(terms, a, b));
  if (terms.rule) terms.rule->side = Other(terms.rule->side);
  const auto two = ById(CalendarOf(terms, b, a));
  RC_ASSERT(one.size() == two.size());
  for (const auto& [id, days] : one) {
    MopEntryId swapped = id;
    if (id.side) swapped.side = Other(*id.side);
    RC_ASSERT(two.at(swapped) == days);
  }
}

// 364 days are 52 weeks: without holidays, month ends and a week 53 in reach all moves alike.
TEST(MopCalendarProperty, F7_ShiftingEverythingBy364DaysShiftsTheCalendar) {
  const auto calendar = [](std::string_view first, std::string_view last) {
    return CalendarOf(TermsOf(Span(first, last)), {"last sat jul; weeks 4-4-5; week53 p7"},
                      {"last sat sep; weeks 4-4-5; week53 p1"});
  };
  auto before = ById(calendar("2018-03-04", "2018-11-30"));
  auto after = ById(calendar("2019-03-03", "2019-11-29"));
  std::erase_if(before,
                [](const auto& entry) { return entry.first.kind == MopEntryKind::kMonthlyReview; });
  std::erase_if(after,
                [](const auto& entry) { return entry.first.kind == MopEntryKind::kMonthlyReview; });
  ASSERT_EQ(before.size(), after.size());
  for (const auto& [id, days] : before) {
    EXPECT_EQ(after.at(id), (calendar::DaySpan{days.first + 364, days.last + 364}));
  }
}

}  // namespace
}  // namespace tandem::fiscal
