#include "services/partner_registry/people_testing.h"

namespace tandem::partner {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

TEST_F(PeopleService, R3_WhoConfirmedWhatWhenAndByWhatIsKnown) {
  const std::string settings = std::string(kSoftcat) + "/settings";
  ASSERT_THAT(Do(&Verifying::VerifyFact,
                 "name: '" + settings + "' revision: 1 method: 'annual report 2025'"),
              IsOk());
  EXPECT_EQ(NewestEvent<events::v1::FactVerified>().subject(), settings);
  ASSERT_THAT(Do(&Verifying::VerifyFact, std::string("name: '") + kSoftcat +
                                             "/fiscalCalendar' method: 'call with finance'"),
              IsOk());
  ASSERT_THAT(
      Do(&Verifying::VerifyFact, std::string("name: '") + kBob + "/absences' method: 'rota'"),
      IsOk());
  ASSERT_THAT(Away(kBob, "2026-07-20", "2026-07-24"), IsOk());
  const auto list = Do(&Verifying::ListVerifications, std::string("parent: '") + kSoftcat + "'");
  ASSERT_THAT(list, IsOk());
  ASSERT_EQ(list->verifications_size(), 3);
  EXPECT_EQ(list->verifications(0).subject(), settings);
  EXPECT_EQ(list->verifications(0).person(), "ann");
  EXPECT_EQ(list->verifications(0).method(), "annual report 2025");
  EXPECT_FALSE(list->verifications(0).outdated());
  EXPECT_EQ(list->verifications(1).subject(), std::string(kSoftcat) + "/fiscalCalendar");
  EXPECT_FALSE(list->verifications(1).outdated());
  EXPECT_EQ(list->verifications(2).subject(), std::string(kBob) + "/absences");
  EXPECT_TRUE(list->verifications(2).outdated());
  const auto page =
      Do(&Verifying::ListVerifications, std::string("parent: '") + kSoftcat + "' page_size: 2");
  const auto rest = Do(&Verifying::ListVerifications, std::string("parent: '") + kSoftcat +
                                                          "' page_size: 2 page_token: '" +
                                                          page->next_page_token() + "'");
  ASSERT_THAT(rest, IsOk());
  ASSERT_EQ(rest->verifications_size(), 1);
  EXPECT_EQ(rest->verifications(0).subject(), std::string(kBob) + "/absences");
}

TEST_F(PeopleService, R3_AnOldRevisionOrNoMethodIsNotVerified) {
  const std::string name = std::string("name: '") + kSoftcat + "/settings' ";
  ASSERT_THAT(Do(&Stub::UpdateOrganisationSettings,
                 std::string("settings { name: '") + kSoftcat + "/settings' lead_days: 3 }"),
              IsOk());
  const auto old = Do(&Verifying::VerifyFact, name + "revision: 1 method: 'x'");
  EXPECT_EQ(ReasonOf(old.status()), "NOT_NEWEST");
  EXPECT_EQ(FieldOf(Do(&Verifying::VerifyFact, name).status()), "method");
  EXPECT_EQ(FieldOf(Do(&Verifying::VerifyFact, name + "revision: -1 method: 'x'").status()),
            "revision");
  EXPECT_THAT(
      Do(&Verifying::VerifyFact, std::string("name: '") + kSoftcat + "/people/none' method: 'x'"),
      StatusIs(StatusCode::kNotFound, HasSubstr("people/none")));
}

}  // namespace
}  // namespace tandem::partner
