#include "libs/rpc/field_mask.h"

#include <gmock/gmock.h>

#include "libs/testkit/status_matchers.h"
#include "tandem/partner/v1/organisation_settings.pb.h"

namespace tandem::rpc {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testkit::StatusIs;

const std::vector<std::string> kChangeable = {"country", "free_weekdays", "lead_days"};

StatusOr<std::set<std::string>> Fields(const std::vector<std::string>& paths) {
  google::protobuf::FieldMask mask;
  for (const std::string& path : paths) mask.add_paths(path);
  partner::v1::OrganisationSettings settings;
  settings.set_country("US");
  settings.set_revision(3);
  return FieldsToChange(mask, settings, kChangeable);
}

TEST(FieldMask, NamesWhatChangesAlsoToNothing) {
  EXPECT_THAT(*Fields({"lead_days"}), ElementsAre("lead_days"));
  EXPECT_THAT(*Fields({}), ElementsAre("country"));
  EXPECT_EQ(Fields({"*"})->size(), 3U);
}

TEST(FieldMask, AnUnknownPathIsRefusedWithTheKnownOnes) {
  for (const char* path : {"colour", "revision", "country.code", ""}) {
    EXPECT_THAT(Fields({"country", path}),
                StatusIs(StatusCode::kInvalidArgument, HasSubstr("country, free_weekdays")));
  }
}

}  // namespace
}  // namespace tandem::rpc
