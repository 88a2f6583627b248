#include "services/partner_registry/domain/people/person.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testkit/status_matchers.h"
#include "services/partner_registry/domain/people/contact.h"

namespace tandem::partner {
namespace {

using testing::HasSubstr;
using testing::Not;
using testkit::IsOk;
using testkit::StatusIs;

const OrganisationName kAcme = OrganisationName::Parse("name", "vendors/acme").value();
const OrganisationName kSoftcat =
    OrganisationName::Parse("name", "vendors/acme/partnerships/softcat").value();

PersonValues Bob() {
  return {
      .display_name = "Bob Reed", .role = PersonRole::kPartnerRep, .time_zone = "Europe/London"};
}

TEST(Person, R1_ZoneAndCountryAreSpelledAsTheirDatabasesDo) {
  PersonValues bob = Bob();
  bob.time_zone = "europe/berlin";
  bob.country = "de-by";
  const auto checked = CheckPerson(kSoftcat, bob);
  ASSERT_THAT(checked, IsOk());
  EXPECT_EQ(checked->time_zone, "Europe/Berlin");
  EXPECT_EQ(checked->country, "DE-BY");
}

TEST(Person, R1_OfTheWrongSideIsRefused) {
  PersonValues bob = Bob();
  EXPECT_THAT(CheckPerson(kAcme, bob),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("a partner rep cannot be one of the "
                                                               "vendor's people")));
  bob.role = PersonRole::kChannelManager;
  const auto manager = CheckPerson(kSoftcat, bob);
  EXPECT_EQ(FieldOf(manager.status()), "person.role");
}

TEST(Person, R1_UnknownZoneOrCountryOrAWeekOfNoDaysIsRefused) {
  PersonValues bob = Bob();
  bob.time_zone = "Europe/Atlantis";
  EXPECT_EQ(FieldOf(CheckPerson(kSoftcat, bob).status()), "person.time_zone");
  bob.time_zone = "";
  EXPECT_EQ(FieldOf(CheckPerson(kSoftcat, bob).status()), "person.time_zone");
  bob = Bob();
  bob.country = "XX";
  EXPECT_EQ(FieldOf(CheckPerson(kSoftcat, bob).status()), "person.country");
  bob = Bob();
  bob.free_weekdays.set();
  EXPECT_EQ(FieldOf(CheckPerson(kSoftcat, bob).status()), "person.free_weekdays");
}

TEST(Person, R1_NamesOfEveryScriptAreKeptAndEndlessOnesRefused) {
  PersonValues bob = Bob();
  bob.display_name = std::string(10'000, 'x');
  EXPECT_THAT(CheckPerson(kSoftcat, bob),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("at most 200 characters")));
  for (const char* name : {"שרה כהן", "محمد الفاتح", "Zoë e\u0301lan", "นริศรา", "陈 伟"}) {
    bob.display_name = name;
    const auto checked = CheckPerson(kSoftcat, bob);
    ASSERT_THAT(checked, IsOk()) << name;
    EXPECT_EQ(checked->display_name, name);
  }
  bob.display_name = "a\x1b[31mb";
  EXPECT_EQ(FieldOf(CheckPerson(kSoftcat, bob).status()), "person.display_name");
}

TEST(Person, OfAnErasedOneTheRoleIsLeft) {
  Person bob{
      .name = PersonName::Parse("name", "vendors/acme/partnerships/softcat/people/p7").value(),
      .values = Bob(),
      .revision = 3};
  const Person left = Erased(bob, Instant(std::chrono::seconds(9)));
  EXPECT_EQ(left.values.display_name, "a former partner rep");
  EXPECT_EQ(left.values.role, PersonRole::kPartnerRep);
  EXPECT_TRUE(left.erased);
  EXPECT_EQ(left.revision, 4);
  EXPECT_EQ(left.values.time_zone, "UTC");
}

TEST(Contact, MustBeAnAddressAndANumber) {
  const auto good = CheckContact({.email = " bob@example.com ", .phone = "+44 (20) 7946-0000"});
  ASSERT_THAT(good, IsOk());
  EXPECT_EQ(good->email, "bob@example.com");
  EXPECT_THAT(CheckContact({}), IsOk());
  for (const char* bad :
       {"bob", "@example.com", "bob@", "a@b@c", "a b@c", "Bob <b@c>", "a@b,c@d"}) {
    EXPECT_EQ(FieldOf(CheckContact({.email = bad}).status()), "contact.email") << bad;
  }
  for (const char* bad : {"call me", "+", "12345678901234567890123456789012345678901"}) {
    EXPECT_EQ(FieldOf(CheckContact({.phone = bad}).status()), "contact.phone") << bad;
  }
}

TEST(Contact, WhatWasGivenIsNotRepeatedInTheError) {
  const auto refused = CheckContact({.email = "zebulon quirke@example.com"});
  EXPECT_THAT(std::string(MessageOf(refused.status())), Not(HasSubstr("zebulon")));
}

}  // namespace
}  // namespace tandem::partner
