#include <chrono>
#include <cstdlib>
#include <iostream>

#include <fmt/format.h>

#include "libs/base/failpoint.h"
#include "services/partner_registry/registry_testing.h"
#include "tandem/partner/events/v1/partner_events.pb.h"

namespace tandem::partner {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;
using v1::ImportResult;

class ImportPartnerships : public RegistryFixture {
 protected:
  void SetUp() override {
    RegistryFixture::SetUp();
    RegisterAcmeAndSoftcat();
  }

  std::vector<ImportResult> Import(const std::string& rows) {
    const auto answer = Do(&Stub::ImportPartnerships, "parent: 'vendors/acme' " + rows);
    EXPECT_THAT(answer, IsOk());
    if (!answer.ok()) return {};
    return {answer->results().begin(), answer->results().end()};
  }

  static std::string FieldRefused(const ImportResult& result) {
    EXPECT_EQ(result.outcome(), ImportResult::OUTCOME_REFUSED);
    EXPECT_EQ(result.partnership(), "");
    return FieldOf(rpc::FromProto(result.error()));
  }
};

constexpr const char* kSameSoftcat =
    "rows { display_name: 'Softcat plc' country: 'GB' calendar: 'month 08-01' } ";

TEST_F(ImportPartnerships, R1_NewOnesAreRegisteredKnownOnesChangedEqualOnesLeftAlone) {
  const std::int64_t changes = Count("changes");
  const auto results = Import(
      "rows { display_name: 'Bechtle AG' country: 'de' calendar: 'month 1-01' lead_days: 2 } "
      "rows { partnership_id: 'softcat' display_name: 'Softcat' country: 'GB' lead_days: 1 "
      "calendar: 'month 09-01' } ");
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(results[0].outcome(), ImportResult::OUTCOME_CREATED);
  EXPECT_EQ(results[0].partnership(), "vendors/acme/partnerships/bechtle-ag");
  EXPECT_EQ(results[1].outcome(), ImportResult::OUTCOME_UPDATED);
  // One for the new partner; name, settings and calendar of the other.
  EXPECT_EQ(Count("changes"), changes + 4);
  EXPECT_EQ(Count("outbox"), Count("changes"));
  EXPECT_EQ(NewestEvent<events::v1::FiscalCalendarRevised>().calendar().kind(),
            events::v1::CalendarState::KIND_CORRECTION);
}

TEST_F(ImportPartnerships, R1_TheSameRowsAgainWriteNothing) {
  const std::int64_t rows = RowsOfAll();
  EXPECT_EQ(Import(kSameSoftcat).at(0).outcome(), ImportResult::OUTCOME_UNCHANGED);
  EXPECT_EQ(RowsOfAll(), rows);
}

TEST_F(ImportPartnerships, R1_AnEmptyCalendarLeavesTheKnownOne) {
  EXPECT_EQ(Import("rows { display_name: 'Softcat plc' country: 'GB' }").at(0).outcome(),
            ImportResult::OUTCOME_UNCHANGED);
}

TEST_F(ImportPartnerships, R1_ARefusedRowCostsItselfOnlyAndNamesItsField) {
  const auto results = Import(
      "rows { display_name: 'A' } rows { display_name: 'B' country: 'XX' } "
      "rows { display_name: 'C' calendar: 'mont 01-01' } rows { display_name: 'D' lead_days: 61 } "
      "rows { display_name: ' ' } rows { partnership_id: '1' display_name: 'E' } "
      "rows { display_name: 'F' calendar: 'rows @f.csv' } rows { display_name: 'G' }");
  ASSERT_EQ(results.size(), 8U);
  EXPECT_EQ(results[0].outcome(), ImportResult::OUTCOME_CREATED);
  EXPECT_EQ(FieldRefused(results[1]), "rows[1].country");
  EXPECT_EQ(FieldRefused(results[2]), "rows[2].calendar");
  EXPECT_EQ(FieldRefused(results[3]), "rows[3].lead_days");
  EXPECT_EQ(FieldRefused(results[4]), "rows[4].display_name");
  EXPECT_EQ(FieldRefused(results[5]), "rows[5].partnership_id");
  EXPECT_EQ(FieldRefused(results[6]), "rows[6].calendar");
  EXPECT_EQ(results[7].outcome(), ImportResult::OUTCOME_CREATED);
  EXPECT_EQ(Count("partnerships"), 3);
}

TEST_F(ImportPartnerships, R3_ARowNeverChangesTheNumberOfRegimes) {
  // The name and the settings of the row are refused with its calendar.
  const auto results = Import(
      "rows { partnership_id: 'softcat' display_name: 'New name' lead_days: 9 "
      "calendar: 'month 08-01 | bridge 2027-08-01..2027-12-31 | month 01-01' }");
  EXPECT_EQ(FieldRefused(results.at(0)), "rows[0].calendar");
  EXPECT_THAT(results.at(0).error().message(), HasSubstr("ChangeFiscalYearEnd"));
  EXPECT_EQ(Count("partnerships WHERE display_name = 'New name'"), 0);
  EXPECT_EQ(Count("organisation_settings WHERE lead_days = 9"), 0);
}

TEST_F(ImportPartnerships, R1_TheSecondRowOfAPartnerIsRefusedAndNamesTheFirst) {
  const auto results = Import(std::string(kSameSoftcat) +
                              "rows { display_name: 'New' } rows { display_name: 'New' } "
                              "rows { partnership_id: 'softcat' display_name: 'Softcat' } "
                              "rows { partnership_id: 'new' display_name: 'N' }");
  ASSERT_EQ(results.size(), 5U);
  EXPECT_EQ(FieldRefused(results[2]), "rows[2].display_name");
  EXPECT_THAT(results[2].error().message(), HasSubstr("rows[1]"));
  EXPECT_THAT(results[3].error().message(), HasSubstr("rows[0]"));
  EXPECT_THAT(results[4].error().message(), HasSubstr("rows[1]"));
}

TEST_F(ImportPartnerships, R1_ANameOfSeveralPartnersIsRefused) {
  for (int i = 0; i < 2; ++i) {
    ASSERT_THAT(
        Do(&Stub::CreatePartnership, "parent: 'vendors/acme' partnership { display_name: 'Twin' }"),
        IsOk());
  }
  EXPECT_EQ(FieldRefused(Import("rows { display_name: 'Twin' }").at(0)), "rows[0].display_name");
}

TEST_F(ImportPartnerships, R1_MoreThanAThousandRowsAreRefused) {
  v1::ImportPartnershipsRequest request;
  request.set_parent("vendors/acme");
  for (int i = 0; i < 1001; ++i) request.add_rows()->set_display_name("P" + std::to_string(i));
  EXPECT_THAT(Send(&Stub::ImportPartnerships, request),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("more than 1000")));
  request.mutable_rows()->RemoveLast();
  EXPECT_THAT(Send(&Stub::ImportPartnerships, request), IsOk());
}

TEST_F(ImportPartnerships, R1_AFailureOfTheStorageLeavesNothing) {
  const std::int64_t rows = RowsOfAll();
  ArmFailpoint("storage.before_commit:error:1+");
  EXPECT_EQ(Do(&Stub::ImportPartnerships, "parent: 'vendors/acme' rows { display_name: 'A' }")
                .status()
                .code(),
            StatusCode::kUnavailable);
  ArmFailpoint("");
  EXPECT_EQ(RowsOfAll(), rows);
}

TEST_F(ImportPartnerships, R1_ValidateOnlyWritesNothing) {
  const std::int64_t rows = RowsOfAll();
  EXPECT_EQ(Import("rows { display_name: 'A' } validate_only: true").at(0).outcome(),
            ImportResult::OUTCOME_CREATED);
  EXPECT_EQ(RowsOfAll(), rows);
}

// A figure, not a promise: TANDEM_IMPORT_ROWS=100000 prints rows a second.
TEST_F(ImportPartnerships, R1_AWholeFileIsImportedInBatches) {
  const char* asked = std::getenv("TANDEM_IMPORT_ROWS");
  const int rows = asked != nullptr ? std::atoi(asked) : 2'000;
  constexpr int kBatch = 500;
  const auto began = std::chrono::steady_clock::now();
  for (int first = 0; first < rows; first += kBatch) {
    v1::ImportPartnershipsRequest request;
    request.set_parent("vendors/acme");
    request.set_request_id(fmt::format("batch-{}", first));
    for (int i = first; i < first + kBatch; ++i) {
      v1::ImportRow& row = *request.add_rows();
      row.set_display_name(fmt::format("Partner number {} GmbH", i));
      row.set_country(i % 3 == 0 ? "DE-BY" : "US-CA");
      row.set_calendar(fmt::format("month {:02}-01", i % 12 + 1));
      row.set_lead_days(i % 5);
    }
    ASSERT_THAT(Send(&Stub::ImportPartnerships, request), IsOk());
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  EXPECT_EQ(Count("partnerships"), rows + 1);
  std::cout << fmt::format("{} rows, {:.0f} a second\n", rows, rows / took.count());
}

}  // namespace
}  // namespace tandem::partner
