#include "services/partner_registry/people_testing.h"

namespace tandem::partner {
namespace {

using testing::HasSubstr;
using testing::Not;
using testkit::IsOk;
using testkit::StatusIs;

TEST_F(PeopleService, R1_APersonIsRegisteredAndReadAndEventAndLogTellNoName) {
  const auto made =
      Do(&People::CreatePerson,
         "parent: 'vendors/acme' person { display_name: ' Zoë Quirke ' role: ROLE_CHANNEL_MANAGER "
         "time_zone: 'europe/berlin' country: 'de-by' free_weekdays: [4, 5, 6] } "
         "contact { email: 'zoe@example.com' phone: '+49 30 1' }");
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->person().display_name(), "Zoë Quirke");
  EXPECT_EQ(made->person().time_zone(), "Europe/Berlin");
  EXPECT_EQ(made->person().country(), "DE-BY");
  EXPECT_EQ(made->person().state(), v1::Person::STATE_ACTIVE);
  const auto read = Do(&People::GetPerson, "name: '" + made->person().name() + "'");
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->person().SerializeAsString(), made->person().SerializeAsString());
  EXPECT_EQ(NewestEvent<events::v1::ContactChanged>().person(), made->person().name());
  for (const char* table : {"outbox", "changes"}) {
    const std::string all = Dump(table);
    EXPECT_THAT(all, HasSubstr(made->person().name())) << table;
    EXPECT_THAT(all, Not(HasSubstr("Quirke"))) << table;
    EXPECT_THAT(all, Not(HasSubstr("zoe@example.com"))) << table;
  }
}

TEST_F(PeopleService, R1_AnIdIsTakenByWhicheverSideHasIt) {
  EXPECT_THAT(Do(&People::CreatePerson,
                 "parent: 'vendors/acme' person_id: 'bob' person { display_name: 'Bob' "
                 "role: ROLE_CHANNEL_MANAGER time_zone: 'UTC' }"),
              StatusIs(StatusCode::kAlreadyExists, HasSubstr(kBob)));
}

TEST_F(PeopleService, R1_APersonOfTheWrongSideLeavesNothing) {
  const std::int64_t rows = RowsOfAll();
  const auto refused = Do(&People::CreatePerson,
                          "parent: 'vendors/acme' person { display_name: 'X' "
                          "role: ROLE_PARTNER_REP time_zone: 'UTC' } request_id: 'r1'");
  EXPECT_EQ(refused.status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(FieldOf(refused.status()), "person.role");
  EXPECT_EQ(RowsOfAll(), rows);
}

TEST_F(PeopleService, R1_EachBadFieldIsNamed) {
  const auto field = [&](const std::string& person) {
    return FieldOf(Do(&People::CreatePerson,
                      std::string("parent: '") + kSoftcat + "' person { " + person + " }")
                       .status());
  };
  const std::string good = "display_name: 'X' role: ROLE_PARTNER_REP time_zone: 'UTC' ";
  EXPECT_EQ(field("role: ROLE_PARTNER_REP time_zone: 'UTC'"), "person.display_name");
  EXPECT_EQ(field("display_name: 'X' time_zone: 'UTC'"), "person.role");
  EXPECT_EQ(field("display_name: 'X' role: 99 time_zone: 'UTC'"), "person.role");
  EXPECT_EQ(field("display_name: 'X' role: ROLE_PARTNER_REP"), "person.time_zone");
  EXPECT_EQ(field(good + "country: 'XX'"), "person.country");
  EXPECT_EQ(field(good + "free_weekdays: [1, 2, 3, 4, 5, 6, 7]"), "person.free_weekdays");
  EXPECT_EQ(field("display_name: '" + std::string(10'000, 'n') +
                  "' role: ROLE_PARTNER_REP time_zone: 'UTC'"),
            "person.display_name");
}

TEST_F(PeopleService, R1_OnlyWhatTheMaskNamesIsChanged) {
  const auto changed =
      Do(&People::UpdatePerson, std::string("person { name: '") + kBob +
                                    "' display_name: 'Robert' role: ROLE_PARTNER_EXECUTIVE } "
                                    "update_mask { paths: 'role' }");
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(changed->person().display_name(), "Bob Reed");
  EXPECT_EQ(changed->person().role(), v1::Person::ROLE_PARTNER_EXECUTIVE);
  EXPECT_EQ(changed->person().revision(), 2);
  EXPECT_THAT(Do(&People::UpdatePerson,
                 std::string("person { name: '") + kBob + "' display_name: 'B' etag: 'h1' }"),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr("etag")));
}

TEST_F(PeopleService, R1_PeopleAreListedPerOrganisationInPages) {
  Register(kSoftcat, "amy", "Amy", "ROLE_PARTNER_EXECUTIVE", "UTC");
  Register("vendors/acme", "ann", "Ann", "ROLE_CHANNEL_CHIEF", "UTC");
  const auto first =
      Do(&People::ListPeople, std::string("parent: '") + kSoftcat + "' page_size: 1");
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->people(0).display_name(), "Amy");
  const auto second =
      Do(&People::ListPeople, std::string("parent: '") + kSoftcat + "' page_size: 1 page_token: '" +
                                  first->next_page_token() + "'");
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->people(0).name(), kBob);
  EXPECT_EQ(second->next_page_token(), "");
  EXPECT_EQ(Do(&People::ListPeople, "parent: 'vendors/acme'")->people_size(), 1);
}

TEST_F(PeopleService, R1_AnotherVendorsPersonIsNotThere) {
  caller_ = "person=eve; vendor=other; roles=chief";
  EXPECT_THAT(Do(&People::GetPerson, std::string("name: '") + kBob + "'"),
              StatusIs(StatusCode::kNotFound, HasSubstr("does not exist")));
  EXPECT_THAT(Do(&People::ErasePerson, std::string("name: '") + kBob + "'"),
              StatusIs(StatusCode::kNotFound, HasSubstr("does not exist")));
}

TEST_F(PeopleService, ContactsLeaveOnlyByTheirOwnCallsAndToStaffOnly) {
  ASSERT_THAT(Do(&People::UpdateContact,
                 std::string("contact { name: '") + kBob + "/contact' email: 'bob@example.com' }"),
              IsOk());
  const auto contact = Do(&People::GetContact, std::string("name: '") + kBob + "/contact'");
  ASSERT_THAT(contact, IsOk());
  EXPECT_EQ(contact->contact().email(), "bob@example.com");
  caller_ = "person=sync; vendor=acme; roles=integration";
  EXPECT_THAT(Do(&People::GetContact, std::string("name: '") + kBob + "/contact'"),
              StatusIs(StatusCode::kPermissionDenied, testing::_));
  EXPECT_THAT(Do(&People::ListAbsences, std::string("parent: '") + kBob + "'"),
              StatusIs(StatusCode::kPermissionDenied, testing::_));
}

// --- erasure

TEST_F(PeopleService, OfAnErasedPersonEveryRowIsEmptyAndHistoryStaysReadable) {
  Register("vendors/acme", "quirke", "Zebulon Quirke", "ROLE_CHANNEL_MANAGER", "Asia/Tokyo");
  const std::string quirke = "vendors/acme/people/quirke";
  ASSERT_THAT(Do(&People::UpdatePerson, "person { name: '" + quirke +
                                            "' display_name: 'Zebulon B. Quirke' } "
                                            "request_id: 'rename'"),
              IsOk());
  ASSERT_THAT(Do(&People::UpdateContact, "contact { name: '" + quirke +
                                             "/contact' email: 'quirke@example.com' } "
                                             "request_id: 'mail'"),
              IsOk());
  ASSERT_THAT(Away(quirke, "2026-07-20", "2026-07-24"), IsOk());
  ASSERT_THAT(Do(&Portfolios::AssignManager, "parent: 'vendors/acme' manager: '" + quirke +
                                                 "' partnerships: '" + kSoftcat + "'"),
              IsOk());
  ASSERT_THAT(Do(&Verifying::VerifyFact, "name: '" + quirke + "' method: 'badge'"), IsOk());
  clock_.Advance(std::chrono::seconds(1));
  const auto erased = Do(&People::ErasePerson, "name: '" + quirke + "'");
  ASSERT_THAT(erased, IsOk());
  EXPECT_EQ(erased->person().display_name(), "a former channel manager");
  EXPECT_EQ(erased->person().state(), v1::Person::STATE_ERASED);
  for (const char* table : {"people", "contacts", "absences", "verifications", "request_log",
                            "outbox", "changes", "responsibilities"}) {
    const std::string all = Dump(table);
    for (const char* trace : {"Zebulon", "Quirke", "quirke@"}) {
      EXPECT_THAT(all, Not(HasSubstr(trace))) << table;
    }
  }
  EXPECT_THAT(Dump("people"), Not(HasSubstr("Tokyo")));
  EXPECT_EQ(Count("absences WHERE person = 'quirke'"), 0);
  const auto history = Do(&Stub::ListChanges, "parent: 'vendors/acme'");
  ASSERT_THAT(history, IsOk());
  EXPECT_EQ(history->changes(0).action(), "ErasePerson");
  EXPECT_EQ(Do(&People::GetPerson, "name: '" + quirke + "'")->person().display_name(),
            "a former channel manager");
}

TEST_F(PeopleService, AnErasedPersonIsNobodysCoverManagerOrNewSelf) {
  ASSERT_THAT(Do(&People::ErasePerson, std::string("name: '") + kBob + "'"), IsOk());
  EXPECT_THAT(Do(&People::ErasePerson, std::string("name: '") + kBob + "'"), IsOk());
  const auto changed =
      Do(&People::UpdatePerson, std::string("person { name: '") + kBob + "' display_name: 'B' }");
  EXPECT_EQ(changed.status().code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(changed.status()), "PERSON_ERASED");
  EXPECT_THAT(Away(kBob, "2026-07-20", "2026-07-20"),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr("erased")));
  Register(kSoftcat, "amy", "Amy", "ROLE_PARTNER_REP", "UTC");
  const auto covered = Away(std::string(kSoftcat) + "/people/amy", "2026-07-20", "2026-07-20",
                            std::string("cover: '") + kBob + "'");
  EXPECT_EQ(FieldOf(covered.status()), "absence.cover");
  EXPECT_THAT(Do(&People::CreatePerson, std::string("parent: '") + kSoftcat +
                                            "' person_id: 'bob' person { display_name: 'New Bob' "
                                            "role: ROLE_PARTNER_REP time_zone: 'UTC' }"),
              StatusIs(StatusCode::kAlreadyExists, testing::_));
  EXPECT_EQ(Do(&People::ListPeople, std::string("parent: '") + kSoftcat + "'")->people_size(), 1);
}

TEST_F(PeopleService, ErasingIsForChiefs) {
  caller_ = "person=mia; vendor=acme; roles=manager";
  EXPECT_THAT(Do(&People::ErasePerson, std::string("name: '") + kBob + "'"),
              StatusIs(StatusCode::kPermissionDenied, testing::_));
}

}  // namespace
}  // namespace tandem::partner
