#include "services/partner_registry/registry_testing.h"
#include "tandem/partner/events/v1/partner_events.pb.h"

namespace tandem::partner {
namespace {

using testing::HasSubstr;
using testing::Not;
using testkit::IsOk;
using testkit::StatusIs;

constexpr const char* kBob = "vendors/acme/partnerships/softcat/people/bob";
constexpr const char* kSoftcat = "vendors/acme/partnerships/softcat";

std::string Event(const std::string& lines) {
  return "BEGIN:VEVENT\r\nUID:secret-uid\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Knee surgery\r\n" +
         lines + "END:VEVENT\r\n";
}
std::string File(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + events + "END:VCALENDAR\r\n";
}
std::string Days(const std::string& first, const std::string& end) {
  return Event("DTSTART;VALUE=DATE:" + first + "\r\nDTEND;VALUE=DATE:" + end + "\r\n");
}

class CalendarFileService : public RegistryFixture {
 protected:
  void SetUp() override {
    RegistryFixture::SetUp();
    clock_.Set(ParseInstant("2026-07-01T09:00:00Z").value());
    RegisterAcmeAndSoftcat();
    ASSERT_THAT(
        Do(&People::CreatePerson, std::string("parent: '") + kSoftcat +
                                      "' person_id: 'bob' person { display_name: 'Bob Reed' "
                                      "role: ROLE_PARTNER_REP time_zone: 'America/New_York' }"),
        IsOk());
  }

  StatusOr<v1::ImportAbsencesResponse> Import(const std::string& content,
                                              const std::string& more = "",
                                              const std::string& source = "outlook") {
    auto request = Parse<v1::ImportAbsencesRequest>(std::string("parent: '") + kBob +
                                                    "' source: '" + source + "' " + more);
    request.set_content(content);
    return Send(&Files::ImportAbsences, request);
  }
  StatusOr<v1::ImportShutdownsResponse> Close(const std::string& content,
                                              const std::string& more = "") {
    auto request =
        Parse<v1::ImportShutdownsRequest>(std::string("parent: '") + kSoftcat + "' " + more);
    request.set_content(content);
    return Send(&Files::ImportShutdowns, request);
  }
  std::string Absences() {
    std::string text;
    const auto listed = Do(&People::ListAbsences, std::string("parent: '") + kBob + "'");
    for (const auto& one : listed->absences()) {
      text += std::to_string(one.days().first_day().month()) + "/" +
              std::to_string(one.days().first_day().day()) + "-" +
              std::to_string(one.days().last_day().month()) + "/" +
              std::to_string(one.days().last_day().day()) + " " + one.source() + ";";
    }
    return text;
  }
};

TEST_F(CalendarFileService, R4_AbsencesComeFromAFileAndAgainChangeNothing) {
  const std::string file = File(Days("20260720", "20260725") + Days("20260901", "20260902"));
  const auto first = Import(file);
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->events(), 2);
  EXPECT_EQ(first->added(), 2);
  EXPECT_EQ(Absences(), "7/20-7/24 outlook;9/1-9/1 outlook;");
  EXPECT_EQ(NewestEvent<events::v1::AbsencesChanged>().absences_size(), 2);
  const std::int64_t rows = RowsOfAll();
  const auto again = Import(file);
  EXPECT_EQ(again->unchanged(), 2);
  EXPECT_EQ(again->added() + again->removed(), 0);
  EXPECT_EQ(RowsOfAll(), rows);
  EXPECT_EQ(Import(File(Days("20260901", "20260902")))->removed(), 1);
}

TEST_F(CalendarFileService, R4_ACoverStaysWithAnImportedAbsenceThatMoves) {
  ASSERT_THAT(Do(&People::CreatePerson,
                 std::string("parent: '") + kSoftcat +
                     "' person_id: 'amy' person { display_name: 'Amy' role: ROLE_PARTNER_REP "
                     "time_zone: 'UTC' }"),
              IsOk());
  ASSERT_THAT(Import(File(Days("20260720", "20260725"))), IsOk());
  const auto listed = Do(&People::ListAbsences, std::string("parent: '") + kBob + "'");
  const std::string name = listed->absences(0).name();
  ASSERT_THAT(Do(&People::UpdateAbsence,
                 "absence { name: '" + name + "' cover: '" + kSoftcat + "/people/amy' }"),
              IsOk());
  ASSERT_THAT(Import(File(Days("20260722", "20260729"))), IsOk());
  EXPECT_EQ(Absences(), "7/22-7/28 outlook;");
  const auto moved = Do(&People::ListAbsences, std::string("parent: '") + kBob + "'");
  EXPECT_EQ(moved->absences(0).name(), name);
  EXPECT_EQ(moved->absences(0).cover(), std::string(kSoftcat) + "/people/amy");
}

TEST_F(CalendarFileService, R4_DaysChangedByHandAreNotUndoneByTheNextImport) {
  const std::string file = File(Days("20260720", "20260725"));
  ASSERT_THAT(Import(file), IsOk());
  const auto listed = Do(&People::ListAbsences, std::string("parent: '") + kBob + "'");
  ASSERT_THAT(Do(&People::UpdateAbsence,
                 "absence { name: '" + listed->absences(0).name() +
                     "' days { first_day { year: 2026 month: 7 day: 20 } last_day { year: 2026 "
                     "month: 7 day: 26 } } }"),
              IsOk());
  ASSERT_THAT(Import(file), IsOk());
  EXPECT_EQ(Absences(), "7/20-7/26 ;");
}

TEST_F(CalendarFileService, R4_TimesAreThoseOfThePersonsZone) {
  // From midnight to midnight in New York.
  ASSERT_THAT(Import(File(Event("DTSTART:20260720T040000Z\r\nDTEND:20260722T040000Z\r\n"))),
              IsOk());
  EXPECT_EQ(Absences(), "7/20-7/21 outlook;");
}

TEST_F(CalendarFileService, R4_NoReasonIsKeptOrTold) {
  const auto imported =
      Import(File(Days("20260720", "20260725") + Days("20260722", "20260721")), "request_id: 'i'");
  ASSERT_THAT(imported, IsOk());
  ASSERT_EQ(imported->remarks_size(), 1);
  EXPECT_EQ(imported->remarks(0).reason(), "ENDS_BEFORE_START");
  EXPECT_EQ(imported->remarks(0).severity(), v1::FileRemark::SEVERITY_REFUSED);
  EXPECT_EQ(imported->remarks(0).line(), 11);
  EXPECT_THAT(imported->DebugString(), Not(HasSubstr("Knee")));
  EXPECT_THAT(imported->DebugString(), Not(HasSubstr("secret-uid")));
  EXPECT_EQ(Count("absences WHERE source LIKE '%Knee%' OR absence LIKE '%secret%'"), 0);
  EXPECT_EQ(Count("request_log WHERE CAST(answer AS TEXT) LIKE '%Knee%'"), 0);
}

TEST_F(CalendarFileService, R4_ADryRunChangesNothing) {
  const std::int64_t rows = RowsOfAll();
  EXPECT_EQ(Import(File(Days("20260720", "20260725")), "validate_only: true")->added(), 1);
  EXPECT_EQ(RowsOfAll(), rows);
}

TEST_F(CalendarFileService, R4_BadFilesAndQuestionsNameTheirField) {
  const std::int64_t rows = RowsOfAll();
  EXPECT_EQ(FieldOf(Import("Dear Sir or Madam").status()), "content");
  EXPECT_EQ(FieldOf(Import("").status()), "content");
  EXPECT_EQ(FieldOf(Import(File("BEGIN:VEVENT\r\n")).status()), "content");
  EXPECT_EQ(FieldOf(Import(File(""), "", "Out look").status()), "source");
  EXPECT_EQ(FieldOf(Import(File(""), "", "").status()), "source");
  EXPECT_EQ(FieldOf(Import(File(""),
                           "days { first_day { year: 2026 month: 2 day: 1 } last_day { "
                           "year: 2026 month: 1 day: 1 } }")
                        .status()),
            "days");
  EXPECT_EQ(FieldOf(Close(File(""), "time_zone: 'Mars/Olympus'").status()), "time_zone");
  EXPECT_EQ(RowsOfAll(), rows);
}

TEST_F(CalendarFileService, R4_ARepetitionWithoutAnEndEndsWithTheDaysAskedFor) {
  const auto imported =
      Import(File(Event("DTSTART;VALUE=DATE:20260105\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\n")),
             "days { first_day { year: 2026 month: 7 day: 1 } last_day { year: 2026 month: 7 "
             "day: 31 } }");
  ASSERT_THAT(imported, IsOk());
  EXPECT_EQ(imported->added(), 4);
  EXPECT_EQ(imported->remarks(0).reason(), "REPEATS_WITHOUT_END");
}

TEST_F(CalendarFileService, R4_AbsencesAreExportedAndReadBackAlike) {
  ASSERT_THAT(Import(File(Days("20260720", "20260725") + Days("20260901", "20260902"))), IsOk());
  const auto file = Do(&Files::ExportAbsences, std::string("parent: '") + kBob + "'");
  ASSERT_THAT(file, IsOk());
  EXPECT_THAT(file->content(), HasSubstr("DTSTART;VALUE=DATE:20260720\r\n"));
  EXPECT_THAT(file->content(), HasSubstr("DTEND;VALUE=DATE:20260725\r\n"));
  EXPECT_THAT(file->content(), HasSubstr("Bob Reed is away"));
  const auto again = Import(file->content());
  EXPECT_EQ(again->unchanged(), 2);
  EXPECT_EQ(again->added() + again->removed() + again->remarks_size(), 0);
}

TEST_F(CalendarFileService, R4_ShutdownsAndWorkingWeekendsComeFromAFileAndGoBackIntoOne) {
  const auto closed =
      Close(File(Days("20261224", "20270102") +
                 Event("DTSTART;VALUE=DATE:20261219\r\nCATEGORIES:Working weekend\r\n"
                       "TRANSP:TRANSPARENT\r\n")));
  ASSERT_THAT(closed, IsOk());
  EXPECT_EQ(closed->added(), 2);
  const auto event = NewestEvent<events::v1::OrganisationSettingsChanged>();
  ASSERT_EQ(event.settings().shutdowns_size(), 1);
  EXPECT_EQ(event.settings().shutdowns(0).last_day().day(), 1);
  ASSERT_EQ(event.settings().working_weekends_size(), 1);
  EXPECT_EQ(event.settings().working_weekends(0).day(), 19);
  EXPECT_EQ(event.settings().country(), "GB");
  const auto file = Do(&Files::ExportShutdowns, std::string("parent: '") + kSoftcat + "'");
  ASSERT_THAT(file, IsOk());
  const auto again = Close(file->content());
  EXPECT_EQ(again->unchanged(), 2);
  EXPECT_EQ(again->added() + again->removed(), 0);
  EXPECT_EQ(Close(File(""))->removed(), 2);
}

TEST_F(CalendarFileService, R4_OfAnErasedPersonNothingIsImportedOrExported) {
  ASSERT_THAT(Import(File(Days("20260720", "20260725"))), IsOk());
  ASSERT_THAT(Do(&People::ErasePerson, std::string("name: '") + kBob + "'"), IsOk());
  EXPECT_THAT(Import(File(Days("20260720", "20260725"))),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr("erased")));
  const auto file = Do(&Files::ExportAbsences, std::string("parent: '") + kBob + "'");
  ASSERT_THAT(file, IsOk());
  EXPECT_THAT(file->content(), Not(HasSubstr("VEVENT")));
  EXPECT_THAT(file->content(), HasSubstr("a former partner rep"));
}

}  // namespace
}  // namespace tandem::partner
