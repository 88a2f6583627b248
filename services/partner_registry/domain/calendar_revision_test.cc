#include "services/partner_registry/domain/calendar_revision.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::partner {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

CheckedCalendar Checked(const std::string& notation) {
  return CheckCalendar({notation, {}}).value();
}

constexpr CivilDay kFirst = CivilDay::FromYmd(1990, 1, 1);
constexpr CivilDay kLast = CivilDay::FromYmd(2060, 12, 31);

constexpr const char* kRows =
    "year_label,quarter,period,start,end\n"
    "2026,1,1,2026-01-01,2026-03-31\n2026,2,2,2026-04-01,2026-06-30\n"
    "2026,3,3,2026-07-01,2026-09-30\n2026,4,4,2026-10-01,2026-12-31\n";

TEST(CalendarSpec, R3_TheNotationIsKeptInItsCanonicalForm) {
  const CheckedCalendar calendar = Checked("  LAST sat july ; week53 p7; weeks 4-4-5 ");
  EXPECT_EQ(calendar.spec.notation, "last sat jul; weeks 4-4-5; week53 p7");
}

TEST(CalendarSpec, R3_AFileThatHoldsOnlyTheNotationIsNotNeededAnyMore) {
  const auto calendar =
      CheckCalendar({"@calendar.txt", {{"rows.csv", kRows}, {"calendar.txt", "rows @rows.csv"}}});
  ASSERT_THAT(calendar, IsOk());
  EXPECT_EQ(calendar->spec, (CalendarSpec{"rows @rows.csv", {{"rows.csv", kRows}}}));
  EXPECT_THAT(CheckCalendar(calendar->spec), IsOk());
}

TEST(CalendarSpec, R3_FilesThatAreMissingOrNotNamedOrGivenTwiceAreRefused) {
  EXPECT_THAT(CheckCalendar({"rows @a.csv", {}}),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("@a.csv, which is not given")));
  EXPECT_THAT(CheckCalendar({"month 01-01", {{"a.csv", kRows}}}),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("does not name the file @a.csv")));
  EXPECT_THAT(CheckCalendar({"rows @a.csv", {{"a.csv", kRows}, {"a.csv", kRows}}}),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("given twice")));
}

TEST(CalendarSpec, R3_MoreThan256KibOfTextAreRefused) {
  EXPECT_THAT(CheckCalendar({"rows @a.csv", {{"a.csv", std::string(262'144, 'x')}}}),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("more than 262144")));
}

TEST(Correction, R3_KeepsTheNumberOfRegimes) {
  const Status status = CheckCorrection(
      Checked("month 01-01"), Checked("month 01-01 | bridge 2022-01-01..2022-03-31 | month 04-01"));
  EXPECT_THAT(status, StatusIs(StatusCode::kFailedPrecondition, HasSubstr("ChangeFiscalYearEnd")));
  EXPECT_EQ(ReasonOf(status), "REGIMES_DIFFER");
}

TEST(Correction, R3_OfAnEqualCalendarHasNothingToCorrect) {
  const Status status = CheckCorrection(Checked("month 1-01"), Checked("MONTH 01-01"));
  EXPECT_THAT(status, StatusIs(StatusCode::kFailedPrecondition, HasSubstr("nothing to correct")));
  EXPECT_EQ(ReasonOf(status), "NOTHING_TO_CORRECT");
}

TEST(ChangeOfYearEnd, R3_AppendsTheBridgeAndTheNewRule) {
  const auto changed = ChangeYearEnd(Checked("month 01-01"), CivilDay::FromYmd(2027, 1, 1),
                                     CivilDay::FromYmd(2027, 3, 31), {"month 4-01", {}});
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(changed->spec.notation, "month 01-01 | bridge 2027-01-01..2027-03-31 | month 04-01");
}

TEST(ChangeOfYearEnd, R3_TakesOneRegimeAndABridgeBehindAllOthers) {
  const CheckedCalendar known =
      Checked("month 01-01 | bridge 2022-01-01..2022-03-31 | month 04-01");
  const CivilDay first = CivilDay::FromYmd(2021, 1, 1);
  const CivilDay last = CivilDay::FromYmd(2021, 3, 31);
  EXPECT_EQ(FieldOf(ChangeYearEnd(known, first, last, {"month 07-01", {}}).status()), "bridge");
  EXPECT_EQ(FieldOf(ChangeYearEnd(known, last, first, {"month 07-01", {}}).status()), "bridge");
  EXPECT_EQ(FieldOf(ChangeYearEnd(known, first, last, known.spec).status()), "spec");
  EXPECT_EQ(FieldOf(ChangeYearEnd(known, first, last, {"mont", {}}).status()), "spec");
}

TEST(ChangeOfYearEnd, R3_FilesOfBothRulesStayApart) {
  const CheckedCalendar known = CheckCalendar({"rows @a.csv", {{"a.csv", kRows}}}).value();
  const std::string other = "year_label,quarter,period,start,end\n2027,1,1,2027-04-01,2028-03-31\n";
  const CivilDay first = CivilDay::FromYmd(2027, 1, 1);
  const CivilDay last = CivilDay::FromYmd(2027, 3, 31);
  const auto clash = ChangeYearEnd(known, first, last, {"rows @a.csv", {{"a.csv", other}}});
  EXPECT_EQ(FieldOf(clash.status()), "spec");
  const auto changed = ChangeYearEnd(known, first, last, {"rows @b.csv", {{"b.csv", other}}});
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(changed->spec.files.size(), 2U);
}

rc::Gen<std::string> AnyRegime() {
  return rc::gen::exec([]() -> std::string {
    const int month = *rc::gen::inRange(1, 13);
    if (*rc::gen::inRange(0, 2) == 0) {
      return fmt::format("month {:02}-{:02}", month, *rc::gen::inRange(1, 29));
    }
    constexpr std::array<const char*, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
    return fmt::format(
        "{} {} {}; weeks {}; week53 q{}", std::string(*rc::gen::element("last", "nearest")),
        std::string(*rc::gen::element("fri", "sat", "sun")),
        kMonths.at(static_cast<std::size_t>(month - 1)),
        std::string(*rc::gen::element("4-4-5", "13x4", "5-4-4")), *rc::gen::inRange(1, 5));
  });
}

RC_GTEST_PROP(ChangeOfYearEndProperty, R3_EarlierPeriodsKeepIdentitiesAndDates, ()) {
  CheckedCalendar known = Checked(*AnyRegime());
  CivilDay from = CivilDay::FromYmd(2000, 1, 1);
  for (int changes = *rc::gen::inRange(1, 4); changes > 0; --changes) {
    const CivilDay first = from + *rc::gen::inRange(100, 2000);
    const CivilDay last = first + *rc::gen::inRange(40, 500);
    const auto changed = ChangeYearEnd(known, first, last, {*AnyRegime(), {}});
    RC_ASSERT(changed.ok());
    const auto before = known.calendar.Periods(kFirst, first - 1);
    const auto after = changed->calendar.Periods(kFirst, kLast);
    RC_ASSERT(changed->calendar.regimes().size() == known.calendar.regimes().size() + 1);
    for (std::size_t i = 0; i < before.size() && before[i].last < first; ++i) {
      RC_ASSERT(after.at(i) == before[i]);
    }
    known = *changed;
    from = last;
  }
}

// Every identity of the calendar exists in the corrected one, with other dates.
RC_GTEST_PROP(CorrectionProperty, R3_IdentitiesOfPeriodsStay, ()) {
  const std::string month = *rc::gen::element("01", "04", "07", "10");
  const CheckedCalendar known = Checked(fmt::format("month {}-01", month));
  const CheckedCalendar right =
      Checked(fmt::format("month {}-{:02}", month, *rc::gen::inRange(2, 29)));
  RC_ASSERT(CheckCorrection(known, right).ok());
  const auto identity = [](const calendar::FiscalPeriod& period) {
    return std::tuple(period.regime, period.year, period.quarter, period.period);
  };
  constexpr int kYears = 3 * 366;  // a label moves with its year's last day
  std::set<std::tuple<int, calendar::YearLabel, int, int>> identities;
  for (const auto& period : right.calendar.Periods(kFirst - kYears, kLast + kYears)) {
    identities.insert(identity(period));
  }
  for (const auto& period : known.calendar.Periods(kFirst, kLast)) {
    RC_ASSERT(identities.contains(identity(period)));
  }
}

}  // namespace
}  // namespace tandem::partner
