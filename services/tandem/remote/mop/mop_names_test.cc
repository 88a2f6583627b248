#include "services/tandem/remote/mop/mop_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/tandem/views/mop/mop_words.h"

namespace tandem::client {
namespace {

using ::testing::HasSubstr;

TEST(MopNamesTest, F5_AMopIsNamedByItsPartnershipAndNumber) {
  const auto mop = ReadMop("MOP", "cisco/softcat/2");
  ASSERT_TRUE(mop.ok()) << mop.status();
  EXPECT_EQ(mop->name(), "vendors/cisco/partnerships/softcat/mops/2");
  EXPECT_EQ(ReadMop("MOP", mop->name())->number, 2);
  const auto latest = ReadMop("MOP", "cisco/softcat");
  ASSERT_TRUE(latest.ok());
  EXPECT_EQ(latest->partnership, "vendors/cisco/partnerships/softcat");
  EXPECT_EQ(latest->number, 0);
  EXPECT_EQ(ShortMopName("vendors/cisco/partnerships/softcat/mops/2"), "cisco/softcat/2");
}

TEST(MopNamesTest, WhatIsNoMopIsRefusedByItsArgument) {
  for (const char* text : {"", "cisco", "cisco/softcat/", "cisco/softcat/0", "cisco/softcat/-1",
                           "cisco/softcat/2x", "cisco/softcat/99999999999", "cisco/softcat/2/1",
                           "cisco//2", "Cisco/softcat/2", "vendors/cisco"}) {
    const auto mop = ReadMop("MOP", text);
    EXPECT_EQ(mop.status().code(), StatusCode::kInvalidArgument) << text;
    EXPECT_TRUE(MessageOf(mop.status()).starts_with("MOP: ")) << mop.status();
  }
}

TEST(MopNamesTest, WhatBelongsToAMopStandsBehindIt) {
  EXPECT_EQ(*ReadBelowMop("TALK", "cisco/softcat/2/1", "conversations"),
            "vendors/cisco/partnerships/softcat/mops/2/conversations/1");
  EXPECT_EQ(*ReadBelowMop("TASK", "cisco/softcat/2/partner-3", "tasks"),
            "vendors/cisco/partnerships/softcat/mops/2/tasks/partner-3");
  EXPECT_EQ(ShortMopName("vendors/cisco/partnerships/softcat/mops/2/tasks/partner-3"),
            "cisco/softcat/2/partner-3");
  EXPECT_THAT(
      std::string(MessageOf(ReadBelowMop("TALK", "cisco/softcat/2", "conversations").status())),
      HasSubstr("TALK: \"cisco/softcat/2\" must be one of the conversations"));
  EXPECT_EQ(MopOf("vendors/a/partnerships/b/mops/2/tasks/x"), "vendors/a/partnerships/b/mops/2");
  EXPECT_EQ(PartnershipOf("vendors/a/partnerships/b/mops/2"), "vendors/a/partnerships/b");
  EXPECT_EQ(NumberOf("vendors/a/partnerships/b/mops/2"), 2);
}

TEST(MopNamesTest, F7_AFeedIsNamedByItsPerson) {
  EXPECT_EQ(*ReadFeed("FEED", "cisco:m1/f-1"), "vendors/cisco/people/m1/calendarFeeds/f-1");
  EXPECT_EQ(*ReadFeed("FEED", "cisco/softcat:p11/f-1"),
            "vendors/cisco/partnerships/softcat/people/p11/calendarFeeds/f-1");
  EXPECT_EQ(*ReadFeed("FEED", "vendors/cisco/people/m1/calendarFeeds/f-1"),
            "vendors/cisco/people/m1/calendarFeeds/f-1");
  EXPECT_EQ(ShortFeedName("vendors/cisco/partnerships/softcat/people/p11/calendarFeeds/f-1"),
            "cisco/softcat:p11/f-1");
  EXPECT_FALSE(ReadFeed("FEED", "cisco:m1").ok());
  EXPECT_FALSE(ReadFeed("FEED", "cisco/softcat").ok());
}

}  // namespace
}  // namespace tandem::client
