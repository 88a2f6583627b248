#include "services/partner_registry/people_testing.h"

namespace tandem::partner {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

TEST_F(PeopleService, R4_AnAbsenceIsRecordedChangedAndTakenBack) {
  const auto made = Away(kBob, "2026-07-20", "2026-07-24");
  ASSERT_THAT(made, IsOk());
  const std::string name = made->absence().name();
  auto event = NewestEvent<events::v1::AbsencesChanged>();
  EXPECT_EQ(event.person(), kBob);
  EXPECT_EQ(event.revision(), 1);
  ASSERT_EQ(event.absences_size(), 1);
  ASSERT_THAT(Do(&People::UpdateAbsence,
                 "absence { name: '" + name + "' days " + Span("2026-07-21", "2026-07-24") + " }"),
              IsOk());
  const auto listed = Do(&People::ListAbsences, std::string("parent: '") + kBob + "'");
  ASSERT_EQ(listed->absences_size(), 1);
  EXPECT_EQ(listed->absences(0).days().first_day().day(), 21);
  ASSERT_THAT(Do(&People::DeleteAbsence, "name: '" + name + "'"), IsOk());
  event = NewestEvent<events::v1::AbsencesChanged>();
  EXPECT_EQ(event.revision(), 3);
  EXPECT_EQ(event.absences_size(), 0);
  EXPECT_THAT(Do(&People::DeleteAbsence, "name: '" + name + "'"),
              StatusIs(StatusCode::kNotFound, HasSubstr(name)));
}

TEST_F(PeopleService, R4_BadAbsencesAreRefusedAndLeaveNothing) {
  ASSERT_THAT(Away(kBob, "2026-07-20", "2026-07-24"), IsOk());
  const std::int64_t rows = RowsOfAll();
  const auto backwards = Away(kBob, "2026-08-02", "2026-08-01");
  EXPECT_EQ(FieldOf(backwards.status()), "absence.days");
  EXPECT_THAT(std::string(MessageOf(backwards.status())), HasSubstr("ends before it starts"));
  EXPECT_THAT(Away(kBob, "2026-01-01", "2075-12-31"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("more than 1096")));
  const auto overlap = Away(kBob, "2026-07-24", "2026-07-30");
  EXPECT_EQ(ReasonOf(overlap.status()), "ABSENCES_OVERLAP");
  EXPECT_EQ(
      FieldOf(
          Away(kBob, "2026-08-01", "2026-08-02", std::string("cover: '") + kBob + "'").status()),
      "absence.cover");
  EXPECT_EQ(
      FieldOf(Away(kBob, "2026-08-01", "2026-08-02", "cover: 'vendors/acme/people/ann'").status()),
      "absence.cover");
  EXPECT_EQ(
      FieldOf(
          Do(&People::CreateAbsence, std::string("parent: '") + kBob + "' absence { }").status()),
      "absence.days.first_day");
  EXPECT_EQ(RowsOfAll(), rows);
}

TEST_F(PeopleService, R4_ACoverWhoIsAwayTooIsTold) {
  Register(kSoftcat, "amy", "Amy", "ROLE_PARTNER_REP", "UTC");
  const std::string amy = std::string(kSoftcat) + "/people/amy";
  ASSERT_THAT(Away(amy, "2026-07-23", "2026-08-03"), IsOk());
  const auto made = Away(kBob, "2026-07-20", "2026-07-24", "cover: '" + amy + "'");
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->absence().cover(), amy);
  ASSERT_EQ(made->cover_absences_size(), 1);
  EXPECT_EQ(made->cover_absences(0).days().first_day().day(), 23);
}

TEST_F(PeopleService, R4_TheWorkingCalendarTellsOfEachDayWhyItIsOff) {
  ASSERT_THAT(Away(kBob, "2026-08-27", "2026-08-28"), IsOk());
  const auto calendar =
      Do(&People::GetWorkingCalendar, std::string("name: '") + kBob + "/workingCalendar' days " +
                                          Span("2026-08-27", "2026-09-01"));
  ASSERT_THAT(calendar, IsOk());
  std::vector<std::string> reasons;
  for (const auto& day : calendar->calendar().days()) {
    std::string text = day.works() ? "works" : "off";
    for (const auto& one : day.reasons()) {
      text += " " + std::to_string(one.kind()) + one.holiday();
    }
    reasons.push_back(text);
  }
  // Thursday and Friday away, the weekend, the summer bank holiday of England, Tuesday.
  EXPECT_THAT(reasons, ElementsAre("off 1", "off 1", "off 4", "off 4", testing::StartsWith("works"),
                                   "works"));
  EXPECT_EQ(calendar->calendar().country(), "GB");
  EXPECT_EQ(FieldOf(Do(&People::GetWorkingCalendar, std::string("name: '") + kBob +
                                                        "/workingCalendar' days " +
                                                        Span("2026-08-27", "2028-09-01"))
                        .status()),
            "days");
}

}  // namespace
}  // namespace tandem::partner
