#include "libs/rpc/page.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::rpc {
namespace {

using testing::HasSubstr;
using testkit::StatusIs;

TEST(Page, SizesHaveADefaultAndALimit) {
  EXPECT_EQ(*PageSize(0), 100);
  EXPECT_EQ(*PageSize(7), 7);
  EXPECT_EQ(*PageSize(5000), 1000);
  EXPECT_THAT(PageSize(-1), StatusIs(StatusCode::kInvalidArgument, HasSubstr("page_size")));
}

RC_GTEST_PROP(Page, PositionsComeBackToTheirOwnQueryOnly, (const std::string& position)) {
  const std::string token = PageToken("vendors/acme", position);
  RC_ASSERT(*PagePosition("vendors/acme", token) == position);
  RC_ASSERT(position.empty() || !PagePosition("vendors/other", token).ok());
}

TEST(Page, WhatIsNoTokenIsRefused) {
  const std::string good = PageToken("q", "softcat");
  std::string changed = good;
  changed.back() = changed.back() == '0' ? '1' : '0';
  for (const std::string& token :
       {std::string("x"), std::string("zz"), good.substr(2), good + "00", changed}) {
    EXPECT_THAT(PagePosition("q", token),
                StatusIs(StatusCode::kInvalidArgument, HasSubstr("page_token")));
  }
}

}  // namespace
}  // namespace tandem::rpc
