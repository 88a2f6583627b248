#include "libs/base/person_name.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem {
namespace {

using testing::HasSubstr;
using testkit::StatusIs;

TEST(PersonName, R1_OfEitherSideIsReadAndWritten) {
  for (const char* text :
       {"vendors/acme/people/ann", "vendors/acme/partnerships/softcat/people/bob"}) {
    const auto name = PersonName::Parse("name", text);
    ASSERT_THAT(name, testkit::IsOk());
    EXPECT_EQ(name->ToString(), text);
  }
  EXPECT_TRUE(PersonName::Parse("name", "vendors/acme/people/ann")->IsOfVendor());
  EXPECT_FALSE(PersonName::Parse("name", "vendors/a/partnerships/b/people/c")->IsOfVendor());
}

TEST(PersonName, MayHaveSomethingBehindIt) {
  const auto name = PersonName::ParseWith("/contact", "name", "vendors/acme/people/ann/contact");
  ASSERT_THAT(name, testkit::IsOk());
  EXPECT_EQ(name->person.value(), "ann");
  EXPECT_THAT(PersonName::ParseWith("/contact", "name", "vendors/acme/people/ann"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("people/PERSON/contact")));
}

TEST(PersonName, WhatIsNoneIsRefusedWithTheForm) {
  for (const char* text :
       {"", "vendors/acme", "people/ann", "vendors/acme/people/", "vendors/acme/people/Ann",
        "vendors/acme/people/ann/x", "vendors//people/ann", "vendors/a/b/people/c"}) {
    EXPECT_THAT(PersonName::Parse("name", text),
                StatusIs(StatusCode::kInvalidArgument, HasSubstr("name: ")))
        << text;
  }
}

}  // namespace
}  // namespace tandem
