#include "libs/base/ids.h"

#include <set>

#include <gtest/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

TEST(Ids, AreShortLowerCaseWords) {
  for (const std::string& id :
       {std::string("a"), std::string("td-synnex-2"), std::string(63, 'a')}) {
    EXPECT_THAT(CheckId("id", id), IsOk()) << id;
  }
  for (const std::string& id :
       {std::string(), std::string("Acme"), std::string("1a"), std::string("a-"), std::string("-a"),
        std::string("a b"), std::string("a/b"), std::string("zoë"), std::string(64, 'a')}) {
    EXPECT_THAT(CheckId("id", id), StatusIs(StatusCode::kInvalidArgument, HasSubstr("id: "))) << id;
  }
}

TEST(Ids, NamesComeBackAsTheyWereWritten) {
  const auto name = PartnershipName::Parse("name", "vendors/acme/partnerships/softcat");
  ASSERT_THAT(name, IsOk());
  EXPECT_EQ(name->vendor.name(), "vendors/acme");
  EXPECT_EQ(name->ToString(), "vendors/acme/partnerships/softcat");
  EXPECT_EQ(OrganisationName::Parse("name", "vendors/acme")->partnership, std::nullopt);
  EXPECT_EQ(OrganisationName::Parse("name", name->ToString())->ToString(), name->ToString());
  EXPECT_EQ(OrganisationName::ParseWith("/settings", "name", "vendors/acme/settings")->ToString(),
            "vendors/acme");
}

TEST(Ids, AMalformedNameIsRefusedWithItsForm) {
  for (const char* name : {"", "acme", "vendors/", "vendors/acme/", "vendors/acme/partnerships",
                           "vendors/acme/partnerships/", "vendors/acme/partnerships/a/b",
                           "vendors/a/b", "partnerships/a"}) {
    EXPECT_THAT(PartnershipName::Parse("name", name),
                StatusIs(StatusCode::kInvalidArgument, HasSubstr("name: ")))
        << name;
    if (std::string_view(name) != "vendors/acme") {
      EXPECT_FALSE(OrganisationName::Parse("name", name).ok()) << name;
    }
  }
  EXPECT_THAT(OrganisationName::ParseWith("/settings", "name", "vendors/acme"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("vendors/VENDOR/settings")));
}

TEST(RandomIds, AreIdsAndDiffer) {
  RandomIds ids;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = ids.NewId();
    EXPECT_THAT(CheckId("id", id), IsOk());
    EXPECT_TRUE(seen.insert(id).second);
  }
}

}  // namespace
}  // namespace tandem
