#include "services/partner_registry/domain/facts/change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tandem::partner {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const OrganisationName kSoftcat =
    OrganisationName::Parse("name", "vendors/acme/partnerships/softcat").value();

TEST(Change, R3_NamesTheFieldsOfSettingsThatDiffer) {
  OrganisationSettings before;
  OrganisationSettings after;
  after.values = {
      .country = "GB",
      .free_weekdays = 0b1100001,
      .lead_days = 3,
      .shutdowns = {{CivilDay::FromYmd(2026, 12, 24), CivilDay::FromYmd(2026, 12, 31)}}};
  const Fact fact = SettingsChanged{kSoftcat, before, after};
  EXPECT_EQ(ResourceOf(fact), "vendors/acme/partnerships/softcat/settings");
  EXPECT_THAT(FieldsOf(fact), ElementsAre(FieldChange{"country", "", "GB"},
                                          FieldChange{"free_weekdays", "", "fri sat sun"},
                                          FieldChange{"lead_days", "0", "3"},
                                          FieldChange{"shutdowns", "", "2026-12-24..2026-12-31"}));
  EXPECT_THAT(FieldsOf(SettingsChanged{kSoftcat, after, after}), IsEmpty());
}

TEST(Change, R3_OfACalendarTellsRuleRevisionAndVerification) {
  CalendarRevision before{.spec = {"month 01-01", {}}, .recorded_by = "ann"};
  CalendarRevision after = before;
  after.verification = Verification{"ann", "annual report 2025", Instant()};
  EXPECT_THAT(FieldsOf(CalendarVerified{kSoftcat, before, after}),
              ElementsAre(FieldChange{"verified_by", "", "ann"},
                          FieldChange{"verification_method", "", "annual report 2025"},
                          FieldChange{"verify_time", "", "1970-01-01T00:00:00Z"}));
  EXPECT_THAT(FieldsOf(CalendarRevised{kSoftcat, std::nullopt, before}),
              ElementsAre(FieldChange{"notation", "", "month 01-01"},
                          FieldChange{"revision", "", "1"}, FieldChange{"kind", "", "recorded"}));
}

TEST(Change, R3_OfAFileIsSeenEvenIfItsLengthStays) {
  const CalendarRevision before{.spec = {"rows @a.csv", {{"a.csv", "x"}}}};
  CalendarRevision after = before;
  after.spec.files.front().content = "y";
  const auto fields = FieldsOf(CalendarRevised{kSoftcat, before, after});
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields.front().field, "files");
}

}  // namespace
}  // namespace tandem::partner
