#include "services/partner_registry/registry_testing.h"
#include "tandem/partner/events/v1/partner_events.pb.h"

namespace tandem::partner {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testkit::IsOk;
using testkit::StatusIs;

constexpr const char* kSoftcat = "vendors/acme/partnerships/softcat";
constexpr const char* kBob = "vendors/acme/partnerships/softcat/people/bob";

class PeopleService : public RegistryFixture {
 protected:
  void SetUp() override {
    RegistryFixture::SetUp();
    clock_.Set(ParseInstant("2026-07-01T09:00:00Z").value());
    RegisterAcmeAndSoftcat();
    Register(kSoftcat, "bob", "Bob Reed", "ROLE_PARTNER_REP", "Europe/London");
  }

  void Register(const std::string& parent, const std::string& id, const std::string& name,
                const std::string& role, const std::string& zone) {
    ASSERT_THAT(Do(&People::CreatePerson, "parent: '" + parent + "' person_id: '" + id +
                                              "' person { display_name: '" + name +
                                              "' role: " + role + " time_zone: '" + zone + "' }"),
                IsOk());
  }

  // "2026-07-20" to "2026-07-31" as fields of a request.
  static std::string Span(const std::string& first, const std::string& last) {
    const auto date = [](const std::string& text) {
      return "{ year: " + text.substr(0, 4) +
             " month: " + std::to_string(std::stoi(text.substr(5, 2))) +
             " day: " + std::to_string(std::stoi(text.substr(8, 2))) + " }";
    };
    return "{ first_day " + date(first) + " last_day " + date(last) + " }";
  }

  StatusOr<v1::CreateAbsenceResponse> Away(const std::string& person, const std::string& first,
                                           const std::string& last, const std::string& more = "") {
    return Do(&People::CreateAbsence,
              "parent: '" + person + "' absence { days " + Span(first, last) + " " + more + " }");
  }

  // Everything that a table holds, as text.
  std::string Dump(const std::string& table) {
    std::string text;
    EXPECT_THAT(database_->Read([&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const storage::Result columns,
                       transaction.Execute("SELECT name FROM pragma_table_info('" + table + "')"));
      for (const storage::Row& column : columns.rows) {
        ASSIGN_OR_RETURN(
            const storage::Result values,
            transaction.Execute("SELECT CAST(\"" + column.Text(0) + "\" AS TEXT) FROM " + table));
        for (const storage::Row& row : values.rows) text += row.MaybeText(0).value_or("") + '|';
      }
      return OkStatus();
    }),
                IsOk());
    return text;
  }
};

// --- people

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

// --- absences

TEST_F(PeopleService, R4_AnAbsenceIsRecordedChangedAndTakenBack) {
  const auto made = Away(kBob, "2026-07-20", "2026-07-24");
  ASSERT_THAT(made, IsOk());
  const std::string name = made->absence().name();
  auto event = NewestEvent<events::v1::AbsencesChanged>();
  EXPECT_EQ(event.person(), kBob);
  EXPECT_EQ(event.revision(), 1);
  ASSERT_EQ(event.absences_size(), 1);
  ASSERT_THAT(Do(&People::UpdateAbsence,
                 "absence { name: '" + name + "' days " + Span("2026-07-21", "2026-07-24") + " }"),
              IsOk());
  const auto listed = Do(&People::ListAbsences, std::string("parent: '") + kBob + "'");
  ASSERT_EQ(listed->absences_size(), 1);
  EXPECT_EQ(listed->absences(0).days().first_day().day(), 21);
  ASSERT_THAT(Do(&People::DeleteAbsence, "name: '" + name + "'"), IsOk());
  event = NewestEvent<events::v1::AbsencesChanged>();
  EXPECT_EQ(event.revision(), 3);
  EXPECT_EQ(event.absences_size(), 0);
  EXPECT_THAT(Do(&People::DeleteAbsence, "name: '" + name + "'"),
              StatusIs(StatusCode::kNotFound, HasSubstr(name)));
}

TEST_F(PeopleService, R4_BadAbsencesAreRefusedAndLeaveNothing) {
  ASSERT_THAT(Away(kBob, "2026-07-20", "2026-07-24"), IsOk());
  const std::int64_t rows = RowsOfAll();
  const auto backwards = Away(kBob, "2026-08-02", "2026-08-01");
  EXPECT_EQ(FieldOf(backwards.status()), "absence.days");
  EXPECT_THAT(std::string(MessageOf(backwards.status())), HasSubstr("ends before it starts"));
  EXPECT_THAT(Away(kBob, "2026-01-01", "2075-12-31"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("more than 1096")));
  const auto overlap = Away(kBob, "2026-07-24", "2026-07-30");
  EXPECT_EQ(ReasonOf(overlap.status()), "ABSENCES_OVERLAP");
  EXPECT_EQ(
      FieldOf(
          Away(kBob, "2026-08-01", "2026-08-02", std::string("cover: '") + kBob + "'").status()),
      "absence.cover");
  EXPECT_EQ(
      FieldOf(Away(kBob, "2026-08-01", "2026-08-02", "cover: 'vendors/acme/people/ann'").status()),
      "absence.cover");
  EXPECT_EQ(
      FieldOf(
          Do(&People::CreateAbsence, std::string("parent: '") + kBob + "' absence { }").status()),
      "absence.days.first_day");
  EXPECT_EQ(RowsOfAll(), rows);
}

TEST_F(PeopleService, R4_ACoverWhoIsAwayTooIsTold) {
  Register(kSoftcat, "amy", "Amy", "ROLE_PARTNER_REP", "UTC");
  const std::string amy = std::string(kSoftcat) + "/people/amy";
  ASSERT_THAT(Away(amy, "2026-07-23", "2026-08-03"), IsOk());
  const auto made = Away(kBob, "2026-07-20", "2026-07-24", "cover: '" + amy + "'");
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->absence().cover(), amy);
  ASSERT_EQ(made->cover_absences_size(), 1);
  EXPECT_EQ(made->cover_absences(0).days().first_day().day(), 23);
}

TEST_F(PeopleService, R4_TheWorkingCalendarTellsOfEachDayWhyItIsOff) {
  ASSERT_THAT(Away(kBob, "2026-08-27", "2026-08-28"), IsOk());
  const auto calendar =
      Do(&People::GetWorkingCalendar, std::string("name: '") + kBob + "/workingCalendar' days " +
                                          Span("2026-08-27", "2026-09-01"));
  ASSERT_THAT(calendar, IsOk());
  std::vector<std::string> reasons;
  for (const auto& day : calendar->calendar().days()) {
    std::string text = day.works() ? "works" : "off";
    for (const auto& one : day.reasons()) {
      text += " " + std::to_string(one.kind()) + one.holiday();
    }
    reasons.push_back(text);
  }
  // Thursday and Friday away, the weekend, the summer bank holiday of England, Tuesday.
  EXPECT_THAT(reasons, ElementsAre("off 1", "off 1", "off 4", "off 4", testing::StartsWith("works"),
                                   "works"));
  EXPECT_EQ(calendar->calendar().country(), "GB");
  EXPECT_EQ(FieldOf(Do(&People::GetWorkingCalendar, std::string("name: '") + kBob +
                                                        "/workingCalendar' days " +
                                                        Span("2026-08-27", "2028-09-01"))
                        .status()),
            "days");
}

// --- portfolios

class Portfolio : public PeopleService {
 protected:
  void SetUp() override {
    PeopleService::SetUp();
    ASSERT_THAT(Do(&Stub::UpdateOrganisationSettings,
                   "settings { name: 'vendors/acme/settings' country: 'US' }"),
                IsOk());
    ASSERT_THAT(Do(&Stub::RecordFiscalCalendar,
                   "name: 'vendors/acme/fiscalCalendar' spec { notation: 'last sat jul; weeks "
                   "4-4-5; week53 p7' }"),
                IsOk());
    Register("vendors/acme", "mia", "Mia", "ROLE_CHANNEL_MANAGER", "America/New_York");
    Register("vendors/acme", "max", "Max", "ROLE_CHANNEL_MANAGER", "America/New_York");
  }
  StatusOr<v1::AssignManagerResponse> Assign(const std::string& manager, const std::string& day) {
    return Do(&Portfolios::AssignManager, "parent: 'vendors/acme' manager: '" + manager +
                                              "' partnerships: '" + kSoftcat + "' first_day { " +
                                              day + " }");
  }
  static constexpr const char* kMia = "vendors/acme/people/mia";
  static constexpr const char* kMax = "vendors/acme/people/max";
};

TEST_F(Portfolio, R1_WhoWasResponsibleOnADateStaysKnown) {
  ASSERT_THAT(Assign(kMia, "year: 2026 month: 1 day: 1"), IsOk());
  ASSERT_THAT(Assign(kMax, "year: 2026 month: 6 day: 1"), IsOk());
  const auto history =
      Do(&Portfolios::ListResponsibilities, std::string("parent: '") + kSoftcat + "'");
  ASSERT_EQ(history->responsibilities_size(), 2);
  EXPECT_EQ(history->responsibilities(0).manager(), kMax);
  EXPECT_FALSE(history->responsibilities(0).has_last_day());
  EXPECT_EQ(history->responsibilities(1).manager(), kMia);
  EXPECT_EQ(history->responsibilities(1).last_day().month(), 5);
  const auto on = [&](const std::string& manager, const std::string& day) {
    return Do(&Portfolios::ListPortfolio, "parent: '" + manager + "' day { " + day + " }")
        ->responsibilities_size();
  };
  EXPECT_EQ(on(kMia, "year: 2026 month: 5 day: 31"), 1);
  EXPECT_EQ(on(kMia, "year: 2026 month: 6 day: 1"), 0);
  EXPECT_EQ(on(kMax, "year: 2026 month: 6 day: 1"), 1);
}

TEST_F(Portfolio, R1_OnlyAManagerOrChiefOfTheVendorIsResponsible) {
  EXPECT_EQ(FieldOf(Assign(kBob, "year: 2026 month: 1 day: 1").status()), "manager");
  EXPECT_EQ(FieldOf(Assign("vendors/acme/people/no-one", "year: 2026 month: 1 day: 1").status()),
            "manager");
  Register("vendors/acme", "sue", "Sue", "ROLE_VENDOR_SPECIALIST", "UTC");
  EXPECT_THAT(Assign("vendors/acme/people/sue", "year: 2026 month: 1 day: 1"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("vendor specialist")));
  EXPECT_EQ(FieldOf(Do(&Portfolios::AssignManager,
                       std::string("parent: 'vendors/acme' manager: '") + kMia +
                           "' partnerships: 'vendors/acme/partnerships/none'")
                        .status()),
            "partnerships[0]");
  EXPECT_EQ(Count("responsibilities"), 0);
}

TEST_F(Portfolio, R4_WhoIsAwayInTheNextUrgencyWindows) {
  ASSERT_THAT(Assign(kMia, "year: 2026 month: 1 day: 1"), IsOk());
  ASSERT_THAT(Away(kBob, "2026-07-20", "2026-07-24"), IsOk());
  ASSERT_THAT(Away(kMia, "2026-07-13", "2026-07-13"), IsOk());
  // Acme closes on 25 July, Softcat on the 31st: their windows share days, so they are one.
  for (const std::string& parent :
       {std::string(kSoftcat), std::string(kMia), std::string("vendors/acme")}) {
    const auto away = Do(&Portfolios::ListAway, "parent: '" + parent + "'");
    ASSERT_THAT(away, IsOk());
    ASSERT_EQ(away->partnerships_size(), 1) << parent;
    EXPECT_EQ(away->partnerships(0).manager(), kMia);
    ASSERT_EQ(away->partnerships(0).windows_size(), 1);
    const v1::AwayWindow& window = away->partnerships(0).windows(0);
    EXPECT_EQ(window.days().first_day().day(), 12);
    EXPECT_EQ(window.closes_size(), 2);
    ASSERT_EQ(window.away_size(), 2);
    std::map<std::string, int> days;
    for (const auto& one : window.away()) days[one.person()] = one.working_days_away();
    EXPECT_EQ(days[kBob], 5);
    EXPECT_EQ(days[kMia], 1);
  }
}

TEST_F(Portfolio, R4_OfASpanThatIsAskedForInsteadOfWindows) {
  ASSERT_THAT(Away(kBob, "2026-09-07", "2026-09-11"), IsOk());
  const auto away = Do(&Portfolios::ListAway, std::string("parent: '") + kSoftcat + "' days " +
                                                  Span("2026-09-01", "2026-09-30"));
  ASSERT_THAT(away, IsOk());
  ASSERT_EQ(away->partnerships(0).windows_size(), 1);
  EXPECT_EQ(away->partnerships(0).windows(0).away_size(), 1);
  EXPECT_EQ(Do(&Portfolios::ListAway, std::string("parent: '") + kSoftcat + "' only_away: true")
                ->partnerships_size(),
            0);
}

TEST_F(Portfolio, R4_BadQuestionsNameTheirField) {
  const auto field = [&](const std::string& more) {
    return FieldOf(
        Do(&Portfolios::ListAway, std::string("parent: '") + kSoftcat + "' " + more).status());
  };
  EXPECT_EQ(field("closes: 9"), "closes");
  EXPECT_EQ(field("closes: -1"), "closes");
  EXPECT_EQ(field("days " + Span("2026-01-02", "2026-01-01")), "days");
  EXPECT_EQ(field("days " + Span("2026-01-02", "2027-12-01")), "days");
  EXPECT_EQ(FieldOf(Do(&Portfolios::ListAway, std::string("parent: '") + kBob + "'").status()),
            "parent");
}

// --- verification

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
