#include <map>

#include "services/partner_registry/people_testing.h"

namespace tandem::partner {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

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

}  // namespace
}  // namespace tandem::partner
