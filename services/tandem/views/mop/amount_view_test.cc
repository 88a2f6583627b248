#include "services/tandem/views/mop/amount_view.h"

#include <sstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "services/tandem/views/mop/mop_view_testing.h"
#include "services/tandem/views/mop/reciprocity_view.h"
#include "services/tandem/views/mop/report_view.h"

namespace tandem::client {
namespace {

using fiscal::v1::ViewAmountResponse;
using ::testing::AllOf;
using ::testing::HasSubstr;
using Json = nlohmann::json;

TEST(MoneyTest, F9_AmountsAreReadToTheCent) {
  const auto read = [](const std::string& text) { return ReadMoney("--amount", text).value(); };
  EXPECT_EQ(read("1000000.00 EUR").minor_units(), 100'000'000);
  EXPECT_EQ(read("1000000.00 EUR").currency_code(), "EUR");
  EXPECT_EQ(read("0.1 EUR").minor_units(), 10);
  EXPECT_EQ(read("-12.34 USD").minor_units(), -1234);
  EXPECT_EQ(read("7 JPY").minor_units(), 7);
  EXPECT_EQ(read("1.234 KWD").minor_units(), 1234);
  EXPECT_EQ(read("90071992547409.93 EUR").minor_units(), 9'007'199'254'740'993);  // above 2^53
  EXPECT_EQ(read("10000000000000000.00 EUR").minor_units(), 1'000'000'000'000'000'000);
}

TEST(MoneyTest, F9_WhatIsNoAmountIsRefused) {
  for (const char* text :
       {"", "EUR", "100", "100EUR", "1,000 EUR", "1e6 EUR", "1. EUR", ".5 EUR", "1.234 EUR",
        "1.5 JPY", "1.2345 KWD", "1 eur", "1 EURO", "1  EUR", "--1 EUR", "+1 EUR", "1 EUR ",
        "10000000000000000.01 EUR", "99999999999999999999 EUR"}) {
    const auto money = ReadMoney("--amount", text);
    EXPECT_EQ(money.status().code(), StatusCode::kInvalidArgument) << text;
    EXPECT_TRUE(MessageOf(money.status()).starts_with("--amount: ")) << text;
  }
}

TEST(MoneyTest, F9_AmountsAreWrittenAsTheyAreRead) {
  EXPECT_EQ(MinorUnitsText(8'333'333, "EUR"), "83333.33");
  EXPECT_EQ(MinorUnitsText(-5, "EUR"), "-0.05");
  EXPECT_EQ(MinorUnitsText(0, "EUR"), "0.00");
  EXPECT_EQ(MinorUnitsText(7, "JPY"), "7");
  EXPECT_EQ(MinorUnitsText(7, "TND"), "0.007");
}

ViewAmountResponse Views() {
  return Parsed<ViewAmountResponse>(R"(
    vendor {
      rows { label: "2027 Q2 P4" minor_units: 3333 partial: true
        days { first_day { year: 2026 month: 12 day: 27 }
               last_day { year: 2027 month: 1 day: 30 } } }
      rows { label: "2027 Q2 P5" minor_units: 6667
        days { first_day { year: 2027 month: 1 day: 31 }
               last_day { year: 2027 month: 2 day: 27 } } }
      total { currency_code: "EUR" minor_units: 10000 } }
    partner {
      rows { label: "2027 Q2 P6" minor_units: 10000
        days { first_day { year: 2027 month: 1 day: 1 } last_day { year: 2027 month: 1 day: 31 } } }
      total { currency_code: "EUR" minor_units: 10000 } }
    mop {
      rows { minor_units: 10000
        days { first_day { year: 2027 month: 1 day: 1 } last_day { year: 2027 month: 1 day: 31 } } }
      total { currency_code: "EUR" minor_units: 10000 } })");
}

TEST(AmountViewTest, F9_TheThreeViewsStandBesideEachOther) {
  EXPECT_EQ(AmountAsText(Views(), CiscoAndSoftcat(), {}),
            "Cisco          EUR   Softcat       EUR   MOP        EUR\n"
            "2027 Q2 P4*  33.33   2027 Q2 P6 100.00   outside 100.00\n"
            "2027 Q2 P5   66.67\n"
            "total       100.00   total      100.00   total   100.00\n"
            "\n"
            "* the days cover a part of this period only.\n");
}

TEST(AmountViewTest, F9_WhatIsTooWideStandsBelowEachOther) {
  Voice voice = CiscoAndSoftcat();
  voice.vendor = "A vendor with quite a name";
  voice.partner = "A partner with quite a name";
  ViewAmountResponse views = Views();
  for (fiscal::v1::AmountView* view : {views.mutable_vendor(), views.mutable_mop()}) {
    view->mutable_total()->set_minor_units(1'000'000'000'000'000'000);
  }
  const std::string text = AmountAsText(views, voice, {});
  EXPECT_THAT(text, HasSubstr("\n\nA partner with quite a "));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(DisplayWidth(line), 80) << line;
}

TEST(AmountViewTest, F9_ProgramsReadExactAmounts) {
  const Json json = Json::parse(AmountAsJson(Views()));
  EXPECT_EQ(json["vendor"]["rows"][0]["amount"], "33.33");
  EXPECT_EQ(json["vendor"]["rows"][0]["minorUnits"], 3333);
  EXPECT_EQ(json["vendor"]["total"], "100.00");
  EXPECT_TRUE(json["mop"]["rows"][0]["label"].is_null());
  EXPECT_THAT(AmountRows(Views()).AsCsv(),
              AllOf(HasSubstr("view,label,first_day,last_day,amount,currency,partial\n"),
                    HasSubstr("\nvendor,2027 Q2 P4,2026-12-27,2027-01-30,33.33,EUR,true\n")));
}

TEST(ReciprocityViewTest, F8_TheLedgerSaysWhatEachSideDid) {
  const auto ledger = Parsed<fiscal::v1::GetReciprocityLedgerResponse>(R"(
    rows { close { year: 2027 month: 1 day: 31 } closing_side: SIDE_PARTNER
      task { name: "vendors/cisco/partnerships/softcat/mops/2/tasks/partner-1" side: SIDE_VENDOR
             assignee: "m1" close { year: 2027 month: 1 day: 31 }
             due { year: 2027 month: 1 day: 15 } state: STATE_DONE
             needs: "quotes by the 20th" done: "all were out on the 18th" } }
    vendor { done: 1 } partner { })");
  EXPECT_EQ(LedgerAsText(ledger, CiscoAndSoftcat(), {}),
            "2027-01-31  Softcat closes  done (cisco/softcat/2/partner-1)\n"
            "  Softcat needs: \"quotes by the 20th\"\n"
            "  Cisco did: \"all were out on the 18th\"\n"
            "\n"
            "Cisco: 1 of 1 done, 0 asked, 0 open.\n"
            "Softcat had no task in these days.\n");
  EXPECT_EQ(Json::parse(LedgerAsJson(ledger))["vendor"]["done"], 1);
  EXPECT_THAT(LedgerRows(ledger).AsCsv(),
              HasSubstr("2027-01-31,partner,vendor,cisco/softcat/2/partner-1,m1,2027-01-15,done,"));
}

TEST(ReportViewTest, F11_NoDataIsNotZero) {
  const auto report = Parsed<fiscal::v1::GetAlignmentReportResponse>(R"(
    day { year: 2027 month: 1 day: 31 }
    lines { manager: "m1" partnerships: 5 verified { count: 3 of: 5 } conversation { of: 5 }
            aligned { count: 1 of: 5 } reciprocity { } }
    lines { partnerships: 1 verified { of: 1 } conversation { of: 1 } aligned { of: 1 } }
    total { partnerships: 6 verified { count: 3 of: 6 } conversation { of: 6 }
            aligned { count: 1 of: 6 } reciprocity { } })");
  const ManagerNames names = {{"m1", "Ann Lee"}};
  EXPECT_THAT(ReportAsText(report, names, {}),
              AllOf(HasSubstr("Alignment on 31 January 2027"),
                    HasSubstr("Ann Lee             5   3 of 5 0 of 5  1 of 5     no data\n"),
                    HasSubstr("nobody "), HasSubstr("all together        6   3 of 6")));
  EXPECT_EQ(ReportRows(report, names).AsCsv(),
            "line,manager,manager_name,partnerships,verified,verified_of,conversation,"
            "conversation_of,aligned,aligned_of,reciprocity,reciprocity_of\n"
            "manager,m1,Ann Lee,5,3,5,0,5,1,5,0,0\n"
            "none,,,1,0,1,0,1,0,1,0,0\n"
            "total,,,6,3,6,0,6,1,6,0,0\n");
}

}  // namespace
}  // namespace tandem::client
