#include "services/fiscal_alignment/domain/report/alignment_report.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace tandem::fiscal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

CivilDay Day(std::string_view text) { return CivilDay::Parse(text).value(); }

ReportFacts Nothing() {
  return {.vendor = VendorId::Parse("vendor", "acme").value(), .day = Day("2026-06-30")};
}

std::vector<std::string> Lines(const ReportFacts& facts, ReportFigure figure) {
  std::vector<std::string> lines;
  for (const ReportRecord& record : RecordsOf(facts, figure)) {
    lines.push_back(record.name + "|" + record.manager + (record.counted ? "|+|" : "|-|") +
                    record.evidence);
  }
  return lines;
}

TEST(AlignmentReport, F11_EachRecordSaysWhatItRestsOn) {
  ReportFacts facts = Nothing();
  facts.partnerships = {{"bechtle", "ann"}, {"softcat", ""}};
  facts.verified = {{"", Day("2026-01-02")}, {"bechtle", Day("2026-02-03")}};
  facts.talked = {{"softcat", Day("2026-05-05")}};
  facts.in_force = {{.partnership = "bechtle",
                     .number = 2,
                     .kind = MopKind::kDifference,
                     .term = {Day("2026-01-01"), Day("2027-12-31")}}};
  facts.tasks = {{"bechtle", 2, 10, Day("2026-06-30"), std::nullopt},
                 {"bechtle", 2, 9, Day("2026-03-31"), Day("2026-03-20")},
                 {"gone", 1, 1, Day("2026-03-31"), std::nullopt}};
  EXPECT_THAT(Lines(facts, ReportFigure::kPartnerships),
              ElementsAre("vendors/acme/partnerships/bechtle|ann|+|ann is responsible",
                          "vendors/acme/partnerships/softcat||+|nobody is responsible"));
  EXPECT_THAT(
      Lines(facts, ReportFigure::kVerified),
      ElementsAre("vendors/acme/partnerships/bechtle|ann|+|the vendor's calendar was verified on "
                  "2026-01-02, the partner's on 2026-02-03",
                  "vendors/acme/partnerships/softcat||-|nobody verified the partner's calendar in "
                  "the last 400 days"));
  EXPECT_THAT(Lines(facts, ReportFigure::kConversation),
              ElementsAre("vendors/acme/partnerships/bechtle|ann|-|no conversation in the last 365 "
                          "days",
                          "vendors/acme/partnerships/softcat||+|talked on 2026-05-05"));
  EXPECT_THAT(Lines(facts, ReportFigure::kAligned),
              ElementsAre("vendors/acme/partnerships/bechtle|ann|+|MOP 2, DIFFERENCE, until "
                          "2027-12-31",
                          "vendors/acme/partnerships/softcat||-|no MOP is in force"));
  EXPECT_THAT(
      Lines(facts, ReportFigure::kReciprocity),
      ElementsAre("vendors/acme/partnerships/bechtle/mops/2/tasks/partner-10|ann|-|quarter end "
                  "2026-06-30, nothing was done",
                  "vendors/acme/partnerships/bechtle/mops/2/tasks/partner-9|ann|+|quarter end "
                  "2026-03-31, done on 2026-03-20"));
  const AlignmentReport report = ReportOf(facts);
  EXPECT_THAT(report.lines, ElementsAre(ReportLine{.manager = "ann",
                                                   .partnerships = 1,
                                                   .verified = {1, 1},
                                                   .conversation = {0, 1},
                                                   .aligned = {1, 1},
                                                   .reciprocity = {1, 2}},
                                        ReportLine{.manager = "",
                                                   .partnerships = 1,
                                                   .verified = {0, 1},
                                                   .conversation = {1, 1},
                                                   .aligned = {0, 1},
                                                   .reciprocity = {0, 0}}));
  EXPECT_EQ(report.total, (ReportLine{.partnerships = 2,
                                      .verified = {1, 2},
                                      .conversation = {1, 2},
                                      .aligned = {1, 2},
                                      .reciprocity = {1, 2}}));
}

TEST(AlignmentReport, F11_OfNothingThereIsNoData) {
  EXPECT_THAT(ReportOf(Nothing()).lines, IsEmpty());
  EXPECT_EQ(ReportOf(Nothing()).total, ReportLine());
}

RC_GTEST_PROP(AlignmentReportProperty, F11_LinesSumToTheTotal, ()) {
  ReportFacts facts = Nothing();
  const int partnerships = *rc::gen::inRange(0, 30);
  for (int i = 0; i < partnerships; ++i) {
    const std::string id = "p" + std::to_string(i);
    facts.partnerships.push_back({id, *rc::gen::element<std::string>("", "ann", "joe", "zoe")});
    if (*rc::gen::arbitrary<bool>()) facts.talked[id] = facts.day;
    const int tasks = *rc::gen::inRange(0, 5);
    for (int k = 0; k < tasks; ++k) {
      facts.tasks.push_back(
          {id, 1, k + 1, facts.day,
           *rc::gen::arbitrary<bool>() ? std::optional(facts.day) : std::nullopt});
    }
  }
  const AlignmentReport report = ReportOf(facts);
  ReportLine sum;
  for (const ReportLine& line : report.lines) {
    sum.partnerships += line.partnerships;
    for (const auto share : {&ReportLine::verified, &ReportLine::conversation, &ReportLine::aligned,
                             &ReportLine::reciprocity}) {
      (sum.*share).count += (line.*share).count;
      (sum.*share).of += (line.*share).of;
    }
  }
  RC_ASSERT(sum == report.total);
  RC_ASSERT(report.total.partnerships == partnerships);
}

}  // namespace
}  // namespace tandem::fiscal
