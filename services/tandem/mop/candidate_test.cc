#include "services/tandem/mop/candidate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tandem::client {
namespace {

using fiscal::v1::CadenceRule;
using ::testing::HasSubstr;

fiscal::v1::GetAlignmentResponse Alignment() {
  fiscal::v1::GetAlignmentResponse alignment;
  auto& best = *alignment.add_candidates();
  best.add_kinds(fiscal::v1::CANDIDATE_KIND_PARTNER);
  best.add_kinds(fiscal::v1::CANDIDATE_KIND_NEW);
  best.mutable_rule()->set_form(CadenceRule::FORM_OWN_CYCLE);
  best.set_score(85.8);
  best.set_reason("Both close on the partner's quarter end.");
  auto& second = *alignment.add_candidates();
  second.add_kinds(fiscal::v1::CANDIDATE_KIND_VENDOR);
  second.mutable_rule()->set_form(CadenceRule::FORM_EARLIER);
  auto& missing = *alignment.add_not_offered();
  missing.set_kind(fiscal::v1::CANDIDATE_KIND_TWO);
  missing.set_why("Both years start in the same month.");
  return alignment;
}

TEST(CandidateTest, F3_TheBestIsTakenAndSaysWhy) {
  const auto chosen = ChooseFrom(Alignment(), {.best = true});
  ASSERT_TRUE(chosen.ok()) << chosen.status();
  EXPECT_EQ(chosen->rule.form(), CadenceRule::FORM_OWN_CYCLE);
  EXPECT_EQ(chosen->sentence,
            "Candidate 1 of 2 was taken: PARTNER+NEW, score 85.8. Both close on the partner's "
            "quarter end.");
}

TEST(CandidateTest, F3_AKindAndAPlaceAreTakenToo) {
  EXPECT_EQ(ChooseFrom(Alignment(), {.kind = "NEW"})->rule.form(), CadenceRule::FORM_OWN_CYCLE);
  EXPECT_EQ(ChooseFrom(Alignment(), {.kind = "VENDOR"})->rule.form(), CadenceRule::FORM_EARLIER);
  EXPECT_EQ(ChooseFrom(Alignment(), {.candidate = 2})->rule.form(), CadenceRule::FORM_EARLIER);
}

TEST(CandidateTest, F3_WhatDoesNotExistSaysWhy) {
  const auto two = ChooseFrom(Alignment(), {.kind = "TWO"});
  EXPECT_EQ(two.status().code(), StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(MessageOf(two.status())),
              HasSubstr("TWO is not offered. Both years start in the same month."));
  EXPECT_THAT(std::string(MessageOf(ChooseFrom(Alignment(), {.candidate = 3}).status())),
              HasSubstr("there are 2 candidates"));
  EXPECT_FALSE(ChooseFrom({}, {.best = true}).ok());
}

}  // namespace
}  // namespace tandem::client
