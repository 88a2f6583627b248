#include <gtest/gtest.h>

#include "libs/identity/caller.h"
#include "libs/identity/policy.h"
#include "libs/testkit/status_matchers.h"

namespace tandem::identity {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

TEST(Caller, ComesBackAsItWasWritten) {
  const std::string text = "person=ann; vendor=acme; side=vendor; roles=chief,manager";
  const auto caller = ParseCaller(text);
  ASSERT_THAT(caller, IsOk());
  EXPECT_EQ(caller->person, "ann");
  EXPECT_EQ(caller->vendor.value(), "acme");
  EXPECT_TRUE(caller->Has(Role::kChief));
  EXPECT_FALSE(caller->Has(Role::kOperator));
  EXPECT_EQ(ToText(*caller), text);
  EXPECT_EQ(ParseCaller("person=rep;side=partner;roles=partner-rep")->side, Side::kPartner);
}

TEST(Caller, AMalformedOneIsUnauthenticatedAndNamesTheWord) {
  for (const auto& [text, word] :
       {std::pair{"", "person is missing"}, std::pair{"person=ann", "roles is missing"},
        std::pair{"person=Ann!; roles=chief", "Ann!"}, std::pair{"person=ann; roles=king", "king"},
        std::pair{"person=ann; vendor=; roles=chief", "vendor"},
        std::pair{"person=ann; side=both; roles=chief", "both"},
        std::pair{"person=ann; colour=red; roles=chief", "colour"},
        std::pair{"person=ann; person=bob; roles=chief", "twice"},
        std::pair{"person=ann; side=partner; roles=chief", "chief"},
        std::pair{"person=ann; roles=partner-rep", "partner-rep"}}) {
    EXPECT_THAT(ParseCaller(text), StatusIs(StatusCode::kUnauthenticated, HasSubstr(word)));
  }
}

TEST(Policy, RolesAndVendorsAreChecked) {
  const PolicyTable table(
      {{"b.S/Two", {Role::kChief}, "name"}, {"a.S/One", {Role::kOperator}, ""}});
  const Caller ann = *ParseCaller("person=ann; vendor=acme; roles=chief");
  EXPECT_THAT(CheckRole(*table.Find("b.S/Two"), ann), IsOk());
  EXPECT_THAT(CheckRole(*table.Find("a.S/One"), ann),
              StatusIs(StatusCode::kPermissionDenied, HasSubstr("operator")));
  EXPECT_EQ(table.Find("a.S/Three"), nullptr);
  EXPECT_THAT(CheckVendor("vendors/acme", ann), IsOk());
  EXPECT_THAT(CheckVendor("vendors/acme/partnerships/x", ann), IsOk());
  for (const char* foreign : {"vendors/acme2", "vendors/other/partnerships/x", "", "vendors/"}) {
    EXPECT_EQ(CheckVendor(foreign, ann), NotFoundResource(foreign));
  }
  EXPECT_THAT(CheckVendor("vendors/other", *ParseCaller("person=op; roles=operator")), IsOk());
  EXPECT_FALSE(CheckVendor("vendors/", *ParseCaller("person=ann; roles=chief")).ok());
}

}  // namespace
}  // namespace tandem::identity
