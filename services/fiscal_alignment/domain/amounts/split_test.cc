#include "services/fiscal_alignment/domain/amounts/split.h"

#include <numeric>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::fiscal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testkit::StatusIs;

std::vector<std::int64_t> Split(std::int64_t total, const std::vector<std::int64_t>& weights) {
  return SplitExactly(total, weights).value();
}

// 10 by 1, 2, 3 and 1 of 7: the quotients are 1 3/7, 2 6/7, 4 2/7 and 1 3/7. Two units are left:
// one for the remainder 6, one for the earlier of the two remainders 3.
TEST(SplitExactly, F9_WhatIsLeftGoesToTheLargestRemaindersAndTiesToTheEarlierDay) {
  EXPECT_THAT(Split(10, {1, 2, 3, 1}), ElementsAre(2, 3, 4, 1));
  EXPECT_THAT(Split(-10, {1, 2, 3, 1}), ElementsAre(-2, -3, -4, -1));
  EXPECT_THAT(Split(100, {1, 1, 1}), ElementsAre(34, 33, 33));
  EXPECT_THAT(Split(-101, {5, 5, 5}), ElementsAre(-34, -34, -33));
  EXPECT_THAT(Split(2, {1, 1, 1}), ElementsAre(1, 1, 0));
  EXPECT_THAT(Split(0, {3, 4}), ElementsAre(0, 0));
}

TEST(SplitExactly, F9_ADayWithoutWeightGetsNothingUnlessNoDayHasAny) {
  EXPECT_THAT(Split(7, {0, 2, 0, 2}), ElementsAre(0, 4, 0, 3));
  EXPECT_THAT(Split(7, {0, 0}), ElementsAre(4, 3));
}

TEST(SplitExactly, F9_TheLargestAmountsAreExact) {
  EXPECT_THAT(Split(Money::kMost, {kMostWeight, kMostWeight, kMostWeight}),
              ElementsAre(333333333333333334, 333333333333333333, 333333333333333333));
  EXPECT_THAT(Split(-Money::kMost, {1, kMostWeight}),
              ElementsAre(-999999000001, -999999000000999999));
}

TEST(SplitExactly, F9_BadWeightsAreRefused) {
  EXPECT_THAT(SplitExactly(1, {}), StatusIs(StatusCode::kInvalidArgument, HasSubstr("no days")));
  EXPECT_THAT(SplitExactly(1, std::vector<std::int64_t>{1, -1}),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("-1")));
  EXPECT_THAT(SplitExactly(1, std::vector<std::int64_t>{kMostWeight + 1}),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("1000001")));
}

RC_GTEST_PROP(SplitExactlyProperty, F9_SharesSumToTheTotalAndFollowTheWeights, ()) {
  const bool huge = *rc::gen::arbitrary<bool>();
  const std::int64_t total = huge ? *rc::gen::inRange(-Money::kMost, Money::kMost + 1)
                                  : *rc::gen::inRange<std::int64_t>(-5000, 5001);
  const auto weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(
      rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 4),
                     rc::gen::inRange<std::int64_t>(0, kMostWeight + 1))));
  const std::vector<std::int64_t> shares = Split(total, weights);
  RC_ASSERT(shares.size() == weights.size());
  RC_ASSERT(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) == total);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    RC_ASSERT(shares[i] == 0 || (shares[i] < 0) == (total < 0));
    for (std::size_t j = 0; j < i; ++j) {
      const std::int64_t earlier = std::abs(shares[j]);
      const std::int64_t later = std::abs(shares[i]);
      if (weights[j] < weights[i]) RC_ASSERT(earlier <= later);
      if (weights[j] > weights[i]) RC_ASSERT(earlier >= later);
      if (weights[j] == weights[i]) RC_ASSERT(earlier == later || earlier == later + 1);
    }
  }
  std::vector<std::int64_t> mirrored = Split(-total, weights);
  for (std::int64_t& share : mirrored) share = -share;
  RC_ASSERT(mirrored == shares);
}

}  // namespace
}  // namespace tandem::fiscal
