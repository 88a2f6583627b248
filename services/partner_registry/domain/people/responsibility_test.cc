#include "services/partner_registry/domain/people/responsibility.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace tandem::partner {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const PersonId kAnn = PersonId::Parse("id", "ann").value();
const PersonId kBen = PersonId::Parse("id", "ben").value();

CivilDay Day(int day) { return CivilDay::FromYmd(2026, 1, 1) + day; }

TEST(Responsibility, R1_WhoWasResponsibleOnADateStaysKnown) {
  const auto first = Assign({}, kAnn, Day(0)).value();
  const auto history = Assign(first, kBen, Day(100)).value();
  EXPECT_THAT(history, ElementsAre(Responsibility{kAnn, {Day(0), Day(99)}},
                                   Responsibility{kBen, {Day(100), kUntilFurtherNotice}}));
  EXPECT_EQ(ResponsibleOn(history, Day(99)), kAnn);
  EXPECT_EQ(ResponsibleOn(history, Day(100)), kBen);
  EXPECT_EQ(ResponsibleOn(history, Day(-1)), std::nullopt);
}

TEST(Responsibility, R1_AVacancyIsAGap) {
  const auto vacant = Assign(Assign({}, kAnn, Day(0)).value(), std::nullopt, Day(50)).value();
  EXPECT_EQ(ResponsibleOn(vacant, Day(50)), std::nullopt);
  const auto again = Assign(vacant, kAnn, Day(60)).value();
  EXPECT_THAT(again, ElementsAre(Responsibility{kAnn, {Day(0), Day(49)}},
                                 Responsibility{kAnn, {Day(60), kUntilFurtherNotice}}));
}

TEST(Responsibility, R1_WhatWasPlannedLaterIsReplaced) {
  const auto planned = Assign(Assign({}, kAnn, Day(0)).value(), kBen, Day(100)).value();
  EXPECT_THAT(Assign(planned, kAnn, Day(50)).value(),
              ElementsAre(Responsibility{kAnn, {Day(0), kUntilFurtherNotice}}));
}

TEST(Responsibility, R1_TheSamePersonAgainIsNoChange) {
  const auto history = Assign({}, kAnn, Day(0)).value();
  EXPECT_EQ(Assign(history, kAnn, Day(10)).value(), history);
}

TEST(Responsibility, R1_WhoIsErasedIsResponsibleForNothingAnyMore) {
  const auto history = Assign(Assign({}, kAnn, Day(0)).value(), kBen, Day(100)).value();
  EXPECT_THAT(Without(history, kAnn, Day(10)),
              ElementsAre(Responsibility{kAnn, {Day(0), Day(9)}},
                          Responsibility{kBen, {Day(100), kUntilFurtherNotice}}));
  EXPECT_THAT(Without(Assign({}, kAnn, Day(0)).value(), kAnn, Day(0)), IsEmpty());
}

RC_GTEST_PROP(ResponsibilityProperty, R1_OneAtMostOnEachDay,
              (const std::vector<std::pair<std::uint8_t, std::uint8_t>>& assignments)) {
  ResponsibilityHistory history;
  std::vector<std::optional<PersonId>> expected(256);
  for (const auto& [day, who] : assignments) {
    const std::optional<PersonId> manager = who % 3 == 0   ? std::nullopt
                                            : who % 3 == 1 ? std::optional(kAnn)
                                                           : std::optional(kBen);
    history = Assign(history, manager, Day(day)).value();
    std::fill(expected.begin() + day, expected.end(), manager);
  }
  for (int day = 0; day < 256; ++day) {
    RC_ASSERT(ResponsibleOn(history, Day(day)) == expected[static_cast<std::size_t>(day)]);
  }
  for (std::size_t i = 1; i < history.size(); ++i) {
    RC_ASSERT(history[i - 1].days.last < history[i].days.first);
  }
}

}  // namespace
}  // namespace tandem::partner
