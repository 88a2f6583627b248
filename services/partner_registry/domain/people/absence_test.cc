#include "services/partner_registry/domain/people/absence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::partner {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

CivilDay Day(unsigned month, unsigned day) { return CivilDay::FromYmd(2026, month, day); }

Absence Away(const std::string& id, CivilDay first, CivilDay last) {
  return {.id = id, .days = {first, last}};
}

TEST(Absence, R4_ThatEndsBeforeItStartsIsRefused) {
  EXPECT_THAT(CheckAbsenceDays("absence.days", {Day(5, 2), Day(5, 1)}),
              StatusIs(StatusCode::kInvalidArgument,
                       HasSubstr("absence.days: 2026-05-02..2026-05-01 ends before it starts")));
  EXPECT_THAT(CheckAbsenceDays("absence.days", {Day(5, 1), Day(5, 1)}), IsOk());
}

TEST(Absence, R4_OfFiftyYearsIsRefusedAndOfThreeIsNot) {
  const CivilDay first = Day(1, 1);
  EXPECT_THAT(CheckAbsenceDays("days", {first, first + 1095}), IsOk());
  EXPECT_THAT(CheckAbsenceDays("days", {first, first + 1096}),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("1097 days, more than 1096")));
  EXPECT_THAT(CheckAbsenceDays("days", {first, first.PlusYears(50)}),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("more than 1096")));
}

TEST(Absence, R4_ThatSharesADayWithAnotherIsRefused) {
  const std::vector<Absence> known = {Away("a", Day(8, 3), Day(8, 14))};
  const auto overlap = WithAbsence(known, Away("b", Day(8, 14), Day(8, 20)));
  EXPECT_THAT(overlap,
              StatusIs(StatusCode::kFailedPrecondition,
                       HasSubstr("2026-08-14..2026-08-20 overlaps 2026-08-03..2026-08-14")));
  EXPECT_EQ(ReasonOf(overlap.status()), "ABSENCES_OVERLAP");
  EXPECT_THAT(WithAbsence(known, Away("b", Day(8, 15), Day(8, 20))), IsOk());
}

TEST(Absence, R4_MayTakeItsOwnPlaceAnew) {
  const std::vector<Absence> known = {Away("a", Day(8, 3), Day(8, 14)),
                                      Away("b", Day(9, 1), Day(9, 2))};
  const auto moved = WithAbsence(known, Away("b", Day(8, 1), Day(8, 2)));
  ASSERT_THAT(moved, IsOk());
  EXPECT_EQ(moved->front().id, "b");
  EXPECT_EQ(moved->size(), 2U);
}

TEST(Absence, NobodyHasEndlesslyMany) {
  std::vector<Absence> many;
  for (std::size_t i = 0; i < kMostAbsences; ++i) {
    const CivilDay day = Day(1, 1) + static_cast<int>(2 * i);
    many.push_back(Away("a" + std::to_string(i), day, day));
  }
  EXPECT_THAT(WithAbsence(many, Away("x", Day(1, 1) - 5, Day(1, 1) - 5)),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr("2000")));
}

RC_GTEST_PROP(AbsenceProperty, R4_NeverOverlapAndStayInOrder,
              (const std::vector<std::pair<std::uint8_t, std::uint8_t>>& spans)) {
  std::vector<Absence> absences;
  int number = 0;
  for (const auto& [start, length] : spans) {
    const CivilDay first(20'000 + start);
    auto with =
        WithAbsence(absences, Away("a" + std::to_string(number++), first, first + length % 20));
    if (with.ok()) absences = *std::move(with);
  }
  for (std::size_t i = 1; i < absences.size(); ++i) {
    RC_ASSERT(absences[i - 1].days.last < absences[i].days.first);
  }
}

}  // namespace
}  // namespace tandem::partner
