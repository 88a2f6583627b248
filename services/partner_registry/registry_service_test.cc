#include <thread>

#include "libs/base/failpoint.h"
#include "services/partner_registry/registry_testing.h"
#include "tandem/partner/events/v1/partner_events.pb.h"

namespace tandem::partner {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

class PartnerService : public RegistryFixture {
 protected:
  void SetUp() override {
    RegistryFixture::SetUp();
    RegisterAcmeAndSoftcat();
  }
};

constexpr const char* kSoftcat = "vendors/acme/partnerships/softcat";

// --- vendors

TEST_F(PartnerService, R1_AVendorIsRegisteredAndRead) {
  caller_ = kOperator;
  const auto made = Do(&Stub::CreateVendor,
                       "vendor { display_name: ' Böhm & Co ' } settings { country: 'de-by' "
                       "free_weekdays: [5, 6] lead_days: 2 shutdowns { first_day { year: 2026 "
                       "month: 12 day: 24 } last_day { year: 2026 month: 12 day: 31 } } } "
                       "calendar { notation: 'month 4-01' }");
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->vendor().name(), "vendors/bohm-co");
  EXPECT_EQ(made->vendor().display_name(), "Böhm & Co");
  const auto read = Do(&Stub::GetVendor, "name: 'vendors/bohm-co'");
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->vendor().SerializeAsString(), made->vendor().SerializeAsString());
  std::string key;
  const auto event = NewestEvent<events::v1::VendorRegistered>(&key);
  EXPECT_EQ(key, "vendors/bohm-co");
  EXPECT_EQ(event.vendor(), "vendors/bohm-co");
  EXPECT_EQ(event.revision(), 1);
  EXPECT_EQ(event.settings().country(), "DE-BY");
  EXPECT_EQ(event.settings().free_weekdays_size(), 2);
  EXPECT_EQ(event.settings().lead_days(), 2);
  EXPECT_EQ(event.settings().shutdowns(0).last_day().day(), 31);
  EXPECT_EQ(event.calendar().spec().notation(), "month 04-01");
  EXPECT_EQ(event.calendar().kind(), events::v1::CalendarState::KIND_RECORDED);
}

TEST_F(PartnerService, R1_OnlyOperatorsRegisterAndListVendors) {
  EXPECT_THAT(Do(&Stub::CreateVendor, "vendor { display_name: 'X' }"),
              StatusIs(StatusCode::kPermissionDenied, HasSubstr("operator")));
  EXPECT_THAT(Do(&Stub::ListVendors, ""), StatusIs(StatusCode::kPermissionDenied, testing::_));
}

TEST_F(PartnerService, R1_VendorsAreListedInPages) {
  caller_ = kOperator;
  for (const char* id : {"beta", "gamma"}) {
    ASSERT_THAT(Do(&Stub::CreateVendor,
                   std::string("vendor_id: '") + id + "' vendor { display_name: 'V' }"),
                IsOk());
  }
  const auto first = Do(&Stub::ListVendors, "page_size: 2");
  ASSERT_THAT(first, IsOk());
  ASSERT_EQ(first->vendors_size(), 2);
  EXPECT_EQ(first->vendors(1).name(), "vendors/beta");
  const auto second =
      Do(&Stub::ListVendors, "page_size: 2 page_token: '" + first->next_page_token() + "'");
  ASSERT_THAT(second, IsOk());
  ASSERT_EQ(second->vendors_size(), 1);
  EXPECT_EQ(second->vendors(0).name(), "vendors/gamma");
  EXPECT_EQ(second->next_page_token(), "");
}

TEST_F(PartnerService, R1_AVendorIsRenamed) {
  clock_.Advance(std::chrono::seconds(5));
  const auto renamed = Do(&Stub::UpdateVendor,
                          "vendor { name: 'vendors/acme' display_name: 'Acme Inc' } "
                          "update_mask { paths: 'display_name' }");
  ASSERT_THAT(renamed, IsOk());
  EXPECT_EQ(renamed->vendor().display_name(), "Acme Inc");
  EXPECT_GT(renamed->vendor().update_time().seconds(), renamed->vendor().create_time().seconds());
  const auto event = NewestEvent<events::v1::VendorRenamed>();
  EXPECT_EQ(event.display_name(), "Acme Inc");
  EXPECT_EQ(event.revision(), 2);
}

// --- partnerships

TEST_F(PartnerService, R1_APartnershipIsRegisteredWithSettingsAndCalendar) {
  std::string key;
  const auto event = NewestEvent<events::v1::PartnershipRegistered>(&key);
  EXPECT_EQ(key, kSoftcat);
  EXPECT_EQ(event.partnership(), kSoftcat);
  EXPECT_EQ(event.display_name(), "Softcat plc");
  EXPECT_EQ(event.settings().country(), "GB");
  EXPECT_EQ(event.calendar().revision(), 1);
  const auto read = Do(&Stub::GetPartnership, "name: 'vendors/acme/partnerships/softcat'");
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->partnership().display_name(), "Softcat plc");
}

TEST_F(PartnerService, R1_IdsMadeOfNamesAreNumberedWhereTaken) {
  const std::string request = "parent: 'vendors/acme' partnership { display_name: 'Bechtle AG' }";
  EXPECT_EQ(Do(&Stub::CreatePartnership, request)->partnership().name(),
            "vendors/acme/partnerships/bechtle-ag");
  for (int i = 2; i < 12; ++i) {
    EXPECT_EQ(Do(&Stub::CreatePartnership, request)->partnership().name(),
              "vendors/acme/partnerships/bechtle-ag-" + std::to_string(i));
  }
}

TEST_F(PartnerService, R1_AnIdThatIsTakenOrBadIsRefused) {
  const std::string before = "parent: 'vendors/acme' partnership { display_name: 'X' } ";
  EXPECT_THAT(Do(&Stub::CreatePartnership, before + "partnership_id: 'softcat'"),
              StatusIs(StatusCode::kAlreadyExists, HasSubstr(kSoftcat)));
  const auto bad = Do(&Stub::CreatePartnership, before + "partnership_id: 'Soft cat'");
  EXPECT_EQ(bad.status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(FieldOf(bad.status()), "partnership_id");
  caller_ = kOperator;
  EXPECT_THAT(Do(&Stub::CreateVendor, "vendor_id: 'acme' vendor { display_name: 'X' }"),
              StatusIs(StatusCode::kAlreadyExists, HasSubstr("vendors/acme")));
  EXPECT_THAT(
      Do(&Stub::CreatePartnership, "parent: 'vendors/nobody' partnership { display_name: 'X' }"),
      StatusIs(StatusCode::kNotFound, HasSubstr("vendors/nobody")));
}

TEST_F(PartnerService, R1_PartnershipsAreListedInPagesAndATokenBelongsToItsList) {
  for (const char* name : {"Alpha", "Beta", "Zeta"}) {
    ASSERT_THAT(
        Do(&Stub::CreatePartnership,
           std::string("parent: 'vendors/acme' partnership { display_name: '") + name + "' }"),
        IsOk());
  }
  const auto first = Do(&Stub::ListPartnerships, "parent: 'vendors/acme' page_size: 3");
  ASSERT_THAT(first, IsOk());
  ASSERT_EQ(first->partnerships_size(), 3);
  EXPECT_EQ(first->partnerships(2).name(), kSoftcat);
  const std::string token = " page_token: '" + first->next_page_token() + "'";
  EXPECT_EQ(Do(&Stub::ListPartnerships, "parent: 'vendors/acme'" + token)->partnerships_size(), 1);
  EXPECT_THAT(Do(&Stub::ListChanges, "parent: 'vendors/acme'" + token),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("page_token")));
}

TEST_F(PartnerService, R1_APartnershipIsRenamed) {
  const auto renamed = Do(&Stub::UpdatePartnership,
                          "partnership { name: 'vendors/acme/partnerships/softcat' "
                          "display_name: 'Softcat' }");
  ASSERT_THAT(renamed, IsOk());
  const auto event = NewestEvent<events::v1::PartnershipRenamed>();
  EXPECT_EQ(event.partnership(), kSoftcat);
  EXPECT_EQ(event.display_name(), "Softcat");
  EXPECT_EQ(event.revision(), 2);
}

TEST_F(PartnerService, R1_AForeignVendorAnswersAsAMissingOne) {
  caller_ = kOperator;
  ASSERT_THAT(Do(&Stub::CreateVendor, "vendor_id: 'other' vendor { display_name: 'Other' }"),
              IsOk());
  caller_ = kChief;
  const Status foreign = Do(&Stub::GetVendor, "name: 'vendors/other'").status();
  const Status missing = Do(&Stub::GetVendor, "name: 'vendors/otter'").status();
  EXPECT_EQ(foreign.code(), StatusCode::kNotFound);
  EXPECT_EQ(missing.code(), StatusCode::kNotFound);
  std::string text(MessageOf(foreign));
  text.replace(text.find("other"), 5, "otter");
  EXPECT_EQ(text, MessageOf(missing));
}

TEST_F(PartnerService, R1_WhatDoesNotExistIsNotFound) {
  const std::string nobody = "name: 'vendors/acme/partnerships/nobody";
  EXPECT_EQ(Do(&Stub::GetPartnership, nobody + "'").status().code(), StatusCode::kNotFound);
  EXPECT_EQ(Do(&Stub::GetOrganisationSettings, nobody + "/settings'").status().code(),
            StatusCode::kNotFound);
  EXPECT_EQ(Do(&Stub::GetFiscalCalendar, nobody + "/fiscalCalendar'").status().code(),
            StatusCode::kNotFound);
  EXPECT_THAT(Do(&Stub::GetFiscalCalendar, "name: 'vendors/acme/fiscalCalendar'"),
              StatusIs(StatusCode::kNotFound, HasSubstr("has no fiscal calendar yet")));
  EXPECT_EQ(FieldOf(Do(&Stub::GetFiscalCalendar, "name: 'vendors/acme'").status()), "name");
}

// --- settings

TEST_F(PartnerService, R1_SettingsAreReadAndChanged) {
  const auto changed = Do(&Stub::UpdateOrganisationSettings,
                          "settings { name: 'vendors/acme/partnerships/softcat/settings' "
                          "lead_days: 4 country: 'FR' } update_mask { paths: 'lead_days' }");
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(changed->settings().lead_days(), 4);
  EXPECT_EQ(changed->settings().country(), "GB");
  EXPECT_EQ(changed->settings().revision(), 2);
  const auto read =
      Do(&Stub::GetOrganisationSettings, "name: 'vendors/acme/partnerships/softcat/settings'");
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->settings().SerializeAsString(), changed->settings().SerializeAsString());
  const auto event = NewestEvent<events::v1::OrganisationSettingsChanged>();
  EXPECT_EQ(event.organisation(), kSoftcat);
  EXPECT_EQ(event.settings().lead_days(), 4);
  EXPECT_EQ(event.settings().revision(), 2);
}

TEST_F(PartnerService, R1_EqualSettingsAreNoChange) {
  const std::int64_t rows = RowsOfAll();
  ASSERT_THAT(Do(&Stub::UpdateOrganisationSettings,
                 "settings { name: 'vendors/acme/partnerships/softcat/settings' country: 'gb' }"),
              IsOk());
  EXPECT_EQ(RowsOfAll(), rows);
}

TEST_F(PartnerService, R1_AnUnknownPathOfTheMaskIsRefused) {
  EXPECT_THAT(Do(&Stub::UpdateOrganisationSettings,
                 "settings { name: 'vendors/acme/settings' } update_mask { paths: 'revision' }"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("revision")));
}

// --- calendars

TEST_F(PartnerService, R3_ACalendarIsRecordedOnce) {
  const std::string request =
      "name: 'vendors/acme/fiscalCalendar' spec { notation: 'month 2-01' } reason: 'site' "
      "verification_method: 'annual report'";
  const auto made = Do(&Stub::RecordFiscalCalendar, request);
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->calendar().kind(), v1::FiscalCalendar::KIND_RECORDED);
  EXPECT_EQ(made->calendar().recorded_by(), "ann");
  EXPECT_EQ(made->calendar().verification().method(), "annual report");
  const auto event = NewestEvent<events::v1::FiscalCalendarRevised>();
  EXPECT_EQ(event.organisation(), "vendors/acme");
  EXPECT_EQ(event.calendar().verified_by(), "ann");
  EXPECT_EQ(Do(&Stub::RecordFiscalCalendar, request).status().code(), StatusCode::kAlreadyExists);
  EXPECT_THAT(Do(&Stub::GetFiscalCalendar, "name: 'vendors/acme/fiscalCalendar'"), IsOk());
}

TEST_F(PartnerService, R3_HistoryIsKept) {
  const std::string name = "name: 'vendors/acme/partnerships/softcat/fiscalCalendar' ";
  const auto corrected =
      Do(&Stub::CorrectFiscalCalendar, name + "spec { notation: 'month 09-01' } reason: 'typo'");
  ASSERT_THAT(corrected, IsOk());
  EXPECT_EQ(NewestEvent<events::v1::FiscalCalendarRevised>().calendar().kind(),
            events::v1::CalendarState::KIND_CORRECTION);
  const auto changed =
      Do(&Stub::ChangeFiscalYearEnd,
         name +
             "bridge { first_day { year: 2027 month: 9 day: 1 } last_day { year: 2027 month: 12 "
             "day: 31 } } spec { notation: 'month 01-01' }");
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(changed->calendar().spec().notation(),
            "month 09-01 | bridge 2027-09-01..2027-12-31 | month 01-01");
  EXPECT_EQ(NewestEvent<events::v1::FiscalCalendarRevised>().calendar().kind(),
            events::v1::CalendarState::KIND_CHANGE_OF_YEAR_END);
  const auto history = Do(&Stub::ListFiscalCalendarRevisions, name + "page_size: 2");
  ASSERT_THAT(history, IsOk());
  ASSERT_EQ(history->revisions_size(), 2);
  EXPECT_EQ(history->revisions(0).revision(), 3);
  EXPECT_EQ(history->revisions(1).reason(), "typo");
  const auto rest = Do(&Stub::ListFiscalCalendarRevisions,
                       name + "page_token: '" + history->next_page_token() + "'");
  ASSERT_EQ(rest->revisions_size(), 1);
  EXPECT_EQ(rest->revisions(0).spec().notation(), "month 08-01");
  EXPECT_EQ(Do(&Stub::GetFiscalCalendar, name + "revision: 2")->calendar().spec().notation(),
            "month 09-01");
  EXPECT_EQ(Do(&Stub::GetFiscalCalendar, name + "revision: 4").status().code(),
            StatusCode::kNotFound);
}

TEST_F(PartnerService, R3_ACorrectionThatChangesTheRegimesIsRefused) {
  const auto refused =
      Do(&Stub::CorrectFiscalCalendar,
         "name: 'vendors/acme/partnerships/softcat/fiscalCalendar' spec { "
         "notation: 'month 08-01 | bridge 2027-08-01..2027-12-31 | month 01-01' }");
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition, HasSubstr("ChangeFiscalYearEnd")));
  EXPECT_EQ(ReasonOf(refused.status()), "REGIMES_DIFFER");
}

TEST_F(PartnerService, R3_SomebodyVerifiesTheNewestRevision) {
  const std::string name = "name: 'vendors/acme/partnerships/softcat/fiscalCalendar' ";
  const std::string etag = Do(&Stub::GetFiscalCalendar, name)->calendar().etag();
  const auto verified = Do(&Stub::VerifyFiscalCalendar,
                           name + "revision: 1 method: 'phone call' etag: '" + etag + "'");
  ASSERT_THAT(verified, IsOk());
  EXPECT_EQ(verified->calendar().verification().verified_by(), "ann");
  EXPECT_NE(verified->calendar().etag(), etag);
  const auto event = NewestEvent<events::v1::FiscalCalendarVerified>();
  EXPECT_EQ(event.organisation(), kSoftcat);
  EXPECT_EQ(event.revision(), 1);
  EXPECT_EQ(event.verified_by(), "ann");
  EXPECT_EQ(ReasonOf(Do(&Stub::VerifyFiscalCalendar, name + "revision: 2 method: 'x'").status()),
            "NOT_NEWEST");
  EXPECT_EQ(FieldOf(Do(&Stub::VerifyFiscalCalendar, name + "revision: 1").status()), "method");
}

TEST_F(PartnerService, AStaleEtagIsRefused) {
  const std::string etag = Do(&Stub::GetVendor, "name: 'vendors/acme'")->vendor().etag();
  const auto rename = [&](const std::string& to) {
    return Do(&Stub::UpdateVendor,
              "vendor { name: 'vendors/acme' display_name: '" + to + "' etag: '" + etag + "' }");
  };
  ASSERT_THAT(rename("One"), IsOk());
  const auto stale = rename("Two");
  EXPECT_EQ(stale.status().code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(stale.status()), "STALE_ETAG");
}

// --- what holds for every command

TEST_F(PartnerService, TheSameRequestTwiceHasOneEffectAndOneAnswer) {
  const std::string request =
      "parent: 'vendors/acme' partnership { display_name: 'Beta' } request_id: 'r-1'";
  const auto first = Do(&Stub::CreatePartnership, request);
  const std::int64_t rows = RowsOfAll();
  clock_.Advance(std::chrono::hours(24));
  const auto second = Do(&Stub::CreatePartnership, request);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(first->SerializeAsString(), second->SerializeAsString());
  EXPECT_EQ(RowsOfAll(), rows);
  EXPECT_EQ(Count("changes WHERE request_id = 'r-1'"), 1);
  const auto other =
      Do(&Stub::CreatePartnership,
         "parent: 'vendors/acme' partnership { display_name: 'C' } request_id: 'r-1'");
  EXPECT_EQ(other.status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(other.status()), "REQUEST_ID_REUSED");
  EXPECT_EQ(FieldOf(Do(&Stub::UpdateVendor,
                       "vendor { name: 'vendors/acme' display_name: 'A' } "
                       "request_id: 'a\\nb'")
                        .status()),
            "request_id");
}

TEST_F(PartnerService, ValidateOnlyAnswersAndWritesNothing) {
  const std::int64_t rows = RowsOfAll();
  const auto answer = Do(&Stub::CreatePartnership,
                         "parent: 'vendors/acme' partnership { display_name: 'Beta' } "
                         "request_id: 'r-2' validate_only: true");
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->partnership().name(), "vendors/acme/partnerships/beta");
  EXPECT_EQ(Do(&Stub::CreatePartnership,
               "parent: 'vendors/acme' partnership_id: 'softcat' partnership { display_name: 'B' } "
               "validate_only: true")
                .status()
                .code(),
            StatusCode::kAlreadyExists);
  EXPECT_EQ(RowsOfAll(), rows);
}

TEST_F(PartnerService, AFailureInTheMiddleLeavesNothing) {
  const std::int64_t rows = RowsOfAll();
  ArmFailpoint("storage.before_commit:error:1+");
  EXPECT_EQ(Do(&Stub::UpdatePartnership,
               "partnership { name: 'vendors/acme/partnerships/softcat' display_name: 'S' }")
                .status()
                .code(),
            StatusCode::kUnavailable);
  ArmFailpoint("");
  EXPECT_EQ(RowsOfAll(), rows);
  EXPECT_EQ(Do(&Stub::GetPartnership, "name: 'vendors/acme/partnerships/softcat'")
                ->partnership()
                .display_name(),
            "Softcat plc");
}

TEST_F(PartnerService, EveryChangeLeavesARowOfTheAuditLogAndAnEvent) {
  clock_.Advance(std::chrono::seconds(1));
  ASSERT_THAT(Do(&Stub::UpdateOrganisationSettings,
                 "settings { name: 'vendors/acme/settings' lead_days: 3 } request_id: 'lead'"),
              IsOk());
  clock_.Advance(std::chrono::seconds(1));
  ASSERT_THAT(Do(&Stub::CorrectFiscalCalendar,
                 "name: 'vendors/acme/partnerships/softcat/fiscalCalendar' spec { notation: "
                 "'month 09-01' }"),
              IsOk());
  EXPECT_EQ(Count("changes"), Count("outbox"));
  const auto all = Do(&Stub::ListChanges, "parent: 'vendors/acme' page_size: 3");
  ASSERT_THAT(all, IsOk());
  ASSERT_EQ(all->changes_size(), 3);
  EXPECT_EQ(all->changes(0).action(), "CorrectFiscalCalendar");
  const v1::Change& lead = all->changes(1);
  EXPECT_EQ(lead.resource(), "vendors/acme/settings");
  EXPECT_EQ(lead.action(), "UpdateOrganisationSettings");
  EXPECT_EQ(lead.person(), "ann");
  EXPECT_EQ(lead.request_id(), "lead");
  ASSERT_EQ(lead.fields_size(), 1);
  EXPECT_EQ(lead.fields(0).field(), "lead_days");
  EXPECT_EQ(lead.fields(0).old_value(), "0");
  EXPECT_EQ(lead.fields(0).new_value(), "3");
  const auto rest =
      Do(&Stub::ListChanges, "parent: 'vendors/acme' page_token: '" + all->next_page_token() + "'");
  EXPECT_EQ(rest->changes_size(), 1);
  const auto own = Do(&Stub::ListChanges, "parent: 'vendors/acme/partnerships/softcat'");
  EXPECT_EQ(own->changes_size(), 2);
}

TEST_F(PartnerService, EventsReachTheBusInOrderOfTheirKey) {
  ASSERT_THAT(Do(&Stub::UpdatePartnership,
                 "partnership { name: 'vendors/acme/partnerships/softcat' display_name: 'S' }"),
              IsOk());
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<messaging::Event> events;
  const auto subscription =
      bus_->Subscribe({.group = "test", .topics = {"tandem.partner.v1"}},
                      [&](std::span<const messaging::Delivery> batch) -> Status {
                        const std::scoped_lock lock(mutex);
                        for (const auto& one : batch)
                          events.push_back(messaging::ToEvent(one.message).value());
                        changed.notify_all();
                        return OkStatus();
                      });
  ASSERT_THAT(subscription, IsOk());
  std::unique_lock lock(mutex);
  ASSERT_TRUE(changed.wait_for(lock, std::chrono::seconds(20), [&] { return events.size() >= 3; }));
  EXPECT_EQ(events[2].type, "tandem.partner.events.v1.PartnershipRenamed");
  EXPECT_EQ(events[2].source, "/tandem/partner-registry");
  EXPECT_EQ(events[2].key, kSoftcat);
  EXPECT_EQ(events[2].vendor, "acme");
  EXPECT_EQ(events[2].sequence, 2);
  lock.unlock();
  (*subscription)->Stop();
}

}  // namespace
}  // namespace tandem::partner
