#include <random>

#include <fmt/format.h>

#include "services/fiscal_alignment/views_testing.h"
#include "tandem/fiscal/v1/alignment_report_service.grpc.pb.h"

namespace tandem::fiscal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;
using ListRequest = v1::ListAlignmentReportRecordsRequest;
using ListResponse = v1::ListAlignmentReportRecordsResponse;
using Service = v1::AlignmentReportService;

constexpr const char* kBechtle = "vendors/acme/partnerships/bechtle";
constexpr const char* kSoftcat = "vendors/acme/partnerships/softcat";

PersonId Id(const std::string& id) { return PersonId::Parse("id", id).value(); }
OrganisationName Org(const std::string& name) {
  return OrganisationName::Parse("name", name).value();
}
CivilDay Day(const std::string& text) { return CivilDay::Parse(text).value(); }

class AlignmentReportServiceTest : public ViewsFixture {
 protected:
  void Manage(const std::string& partnership, const std::string& manager,
              const std::string& first = "2020-01-01") {
    Tell(ResponsibilityFact{.partnership = Partner(partnership),
                            .revision = 1,
                            .responsibilities = {{Id(manager), Day(first), std::nullopt}}});
  }
  void Verify(const std::string& organisation, std::int64_t revision, const std::string& day) {
    ASSERT_THAT(Apply({.organisation = Org(organisation),
                       .verification =
                           VerificationFact{revision, ParseInstant(day + "T10:00:00Z").value()}}),
                IsOk());
  }
  void Talk(const std::string& partnership, int mop, const std::string& day) {
    ASSERT_THAT(Write([&](storage::Transaction& transaction) {
                  return mops_.SaveConversation(transaction, {Partner(partnership), mop},
                                                {.number = ++conversations_,
                                                 .day = Day(day),
                                                 .channel = "call",
                                                 .people = {{Id("ann")}, {Id("bob")}},
                                                 .summary = "talked",
                                                 .recorded_by = Id("ann")});
                }),
                IsOk());
  }
  void Do(const std::string& partnership, int mop, int ordinal, const std::string& day) {
    ASSERT_THAT(Write([&](storage::Transaction& transaction) {
                  return MarkDone(transaction, {Partner(partnership), mop}, ordinal,
                                  ParseInstant(day + "T10:00:00Z").value());
                }),
                IsOk());
  }
  static Status MarkDone(storage::Transaction& transaction, const MopName& mop, int ordinal,
                         Instant at);
  void SaveAgreed(const std::string& partnership, int number, const std::string& first,
                  const std::string& last, const std::string& agreed,
                  MopKind kind = MopKind::kPeriod) {
    Save(Agreed(partnership, number, {.kind = kind, .term = Days(first, last)},
                agreed + "T10:00:00Z"));
  }

  StatusOr<v1::GetAlignmentReportResponse> Report(const std::string& day = "") {
    v1::GetAlignmentReportRequest request;
    request.set_parent("vendors/acme");
    if (!day.empty()) *request.mutable_day() = ToDate(day);
    return Call<Service>(&Service::Stub::GetAlignmentReport, request);
  }
  // All pages of three.
  std::vector<ListResponse::Record> List(ListRequest request) {
    std::vector<ListResponse::Record> records;
    request.set_parent("vendors/acme");
    request.set_page_size(3);
    do {
      const auto page = Call<Service>(&Service::Stub::ListAlignmentReportRecords, request);
      EXPECT_THAT(page, IsOk());
      if (!page.ok()) return records;
      for (const ListResponse::Record& record : page->records()) records.push_back(record);
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return records;
  }
  std::vector<std::string> Evidence(ListRequest::Figure figure, const std::string& day) {
    ListRequest request;
    request.set_total(true);
    request.set_figure(figure);
    *request.mutable_day() = ToDate(day);
    std::vector<std::string> lines;
    for (const ListResponse::Record& record : List(request)) {
      lines.push_back(fmt::format("{}|{}|{}", record.name().substr(26),
                                  record.counted() ? "+" : "-", record.evidence()));
    }
    return lines;
  }
  static type::v1::CivilDate ToDate(const std::string& text) {
    const CivilDay day = Day(text);
    return Parse<type::v1::CivilDate>(
        fmt::format("year: {} month: {} day: {}", day.year(), day.month(), day.day()));
  }
  static std::string Text(const v1::AlignmentReportLine& line) {
    const auto share = [](const v1::Share& one) {
      return fmt::format("{}/{}", one.count(), one.of());
    };
    return fmt::format("{} {} verified {} talked {} aligned {} reciprocity {}", line.manager(),
                       line.partnerships(), share(line.verified()), share(line.conversation()),
                       share(line.aligned()), share(line.reciprocity()));
  }

  int conversations_ = 0;
};

Status AlignmentReportServiceTest::MarkDone(storage::Transaction& transaction, const MopName& mop,
                                            int ordinal, Instant at) {
  return transaction
      .Execute(
          "INSERT INTO reciprocity_records (vendor, partnership, mop, closing_side, ordinal, "
          "revision, needs, done, recorded_by, done_at) "
          "VALUES ($1, $2, $3, 1, $4, 1, '', 'a visit', 'ann', $5)",
          {mop.partnership.vendor.value(), mop.partnership.partnership.value(),
           std::int64_t{mop.number}, std::int64_t{ordinal}, storage::Of(at)})
      .status();
}

TEST_F(AlignmentReportServiceTest, F11_TheReportCountsByManagerAndInAll) {
  Register("vendors/acme", "month 02-01");
  Register(kBechtle, "month 01-01");
  Register(kSoftcat, "month 08-01");
  Manage(kBechtle, "joe");
  Verify("vendors/acme", 1, "2026-01-10");
  Verify(kBechtle, 1, "2026-01-11");
  SaveAgreed(kBechtle, 1, "2026-01-01", "2026-12-31", "2025-12-01");
  SaveAgreed(kSoftcat, 1, "2026-02-01", "2026-05-31", "2026-01-15", MopKind::kDifference);
  Talk(kSoftcat, 1, "2026-01-14");
  Do(kBechtle, 1, 1, "2026-03-20");
  const auto report = Report();
  ASSERT_THAT(report, IsOk());
  EXPECT_EQ(report->day().month(), 6);
  ASSERT_EQ(report->lines_size(), 2);
  EXPECT_EQ(Text(report->lines(0)), "joe 1 verified 1/1 talked 0/1 aligned 1/1 reciprocity 1/2");
  EXPECT_EQ(Text(report->lines(1)), " 1 verified 0/1 talked 1/1 aligned 0/1 reciprocity 0/1");
  EXPECT_EQ(Text(report->total()), " 2 verified 1/2 talked 1/2 aligned 1/2 reciprocity 1/3");
  EXPECT_THAT(Evidence(ListRequest::FIGURE_RECIPROCITY, "2026-06-30"),
              ElementsAre("bechtle/mops/1/tasks/partner-1|+|quarter end 2026-03-31, done on "
                          "2026-03-20",
                          "bechtle/mops/1/tasks/partner-2|-|quarter end 2026-06-30, nothing was "
                          "done",
                          "softcat/mops/1/tasks/partner-1|-|quarter end 2026-04-30, nothing was "
                          "done"));
  EXPECT_THAT(Evidence(ListRequest::FIGURE_ALIGNED, "2026-05-31"),
              ElementsAre("bechtle|+|MOP 1, PERIOD, until 2026-12-31",
                          "softcat|+|MOP 1, DIFFERENCE, until 2026-05-31"));
}

TEST_F(AlignmentReportServiceTest, F11_TheReportOfAPastDayIsThatOfThatDay) {
  OrganisationFacts late = Named(kSoftcat);
  late.told = ParseInstant("2026-04-01T10:00:00Z").value();
  ASSERT_THAT(Apply(late), IsOk());
  Register("vendors/acme", "month 02-01");
  Register(kBechtle, "month 01-01");
  Manage(kBechtle, "joe", "2026-02-01");
  SaveAgreed(kBechtle, 1, "2026-03-01", "2026-12-31", "2026-02-10");
  Do(kBechtle, 1, 1, "2026-04-02");
  EXPECT_EQ(Text(Report("2026-01-31")->total()),
            " 1 verified 0/1 talked 0/1 aligned 0/1 reciprocity 0/0");
  EXPECT_EQ(Report("2026-01-31")->lines(0).manager(), "");
  EXPECT_EQ(Report("2026-02-01")->lines(0).manager(), "joe");
  // Agreed, and its term has not begun.
  EXPECT_EQ(Report("2026-02-28")->total().aligned().count(), 0);
  EXPECT_EQ(Report("2026-03-01")->total().aligned().count(), 1);
  EXPECT_EQ(Text(Report("2026-04-01")->total()),
            " 2 verified 0/2 talked 0/2 aligned 1/2 reciprocity 0/1");
  EXPECT_EQ(Report("2026-04-02")->total().reciprocity().count(), 1);
}

TEST_F(AlignmentReportServiceTest, F11_WindowsBeginAfterTheirFirstDay) {
  Register("vendors/acme", "month 02-01");
  Register(kBechtle, "month 01-01");
  Verify("vendors/acme", 1, "2025-05-26");
  Verify(kBechtle, 1, "2025-05-27");
  Talk(kBechtle, 1, "2025-07-01");
  const auto at = [&](const std::string& day) { return Report(day)->total(); };
  EXPECT_EQ(at("2026-06-29").verified().count(), 1);
  EXPECT_EQ(at("2026-06-30").verified().count(), 0);
  EXPECT_EQ(at("2025-05-26").verified().count(), 0);
  EXPECT_EQ(at("2026-06-30").conversation().count(), 1);
  EXPECT_EQ(at("2025-06-30").conversation().count(), 0);
  clock_.Set(ParseInstant("2026-07-01T12:00:00Z").value());
  EXPECT_EQ(at("2026-07-01").conversation().count(), 0);
}

TEST_F(AlignmentReportServiceTest, F11_AVerificationIsOfTheRevisionThatCounts) {
  Register("vendors/acme", "month 02-01");
  Register(kBechtle, "month 01-01");
  Verify("vendors/acme", 1, "2026-01-10");
  Verify(kBechtle, 1, "2026-01-11");
  OrganisationFacts revised = WithCalendar(kBechtle, 2, "month 04-01");
  revised.told = ParseInstant("2026-03-01T10:00:00Z").value();
  ASSERT_THAT(Apply(revised), IsOk());
  EXPECT_EQ(Report("2026-02-28")->total().verified().count(), 1);
  EXPECT_EQ(Report("2026-03-01")->total().verified().count(), 0);
  EXPECT_THAT(Evidence(ListRequest::FIGURE_VERIFIED, "2026-03-01"),
              ElementsAre("bechtle|-|nobody verified the partner's calendar in the last 400 days"));
  Verify(kBechtle, 2, "2026-03-05");
  EXPECT_EQ(Report("2026-03-05")->total().verified().count(), 1);
}

// Whatever the world is, each figure is the number of records that are listed for it.
TEST_F(AlignmentReportServiceTest, F11_TheDrillDownRecountsToTheSameFigures) {
  std::mt19937 random(7);
  const auto chance = [&](unsigned of) { return random() % of == 0; };
  const auto day = [&](int first, int last) {
    return (Day("2026-06-30") + (first + static_cast<int>(random() % unsigned(last - first))))
        .ToString();
  };
  Register("vendors/acme", "month 02-01");
  Verify("vendors/acme", 1, "2026-02-01");
  for (int i = 0; i < 25; ++i) {
    const std::string name = fmt::format("vendors/acme/partnerships/p{}", i);
    Register(name, fmt::format("month {:02}-01", 1 + random() % 12));
    if (!chance(4)) Manage(name, fmt::format("m{}", random() % 3), day(-300, 100));
    if (chance(2)) Verify(name, 1, day(-500, 0));
    if (chance(2)) Talk(name, 1, day(-500, 0));
    if (chance(3)) continue;
    const std::string first = day(-500, 50);
    SaveAgreed(name, 1, first, (Day(first) + 300).ToString(), (Day(first) - 10).ToString());
    for (int ordinal = 1; ordinal <= 3; ++ordinal) {
      if (chance(2)) Do(name, 1, ordinal, day(-300, 0));
    }
  }
  const std::vector<
      std::pair<ListRequest::Figure, const v1::Share& (v1::AlignmentReportLine::*)() const>>
      figures = {{ListRequest::FIGURE_VERIFIED, &v1::AlignmentReportLine::verified},
                 {ListRequest::FIGURE_CONVERSATION, &v1::AlignmentReportLine::conversation},
                 {ListRequest::FIGURE_ALIGNED, &v1::AlignmentReportLine::aligned},
                 {ListRequest::FIGURE_RECIPROCITY, &v1::AlignmentReportLine::reciprocity}};
  for (const std::string on : {"2026-06-30", "2026-03-31", "2025-12-31"}) {
    const auto report = Report(on);
    ASSERT_THAT(report, IsOk());
    const auto recount = [&](const v1::AlignmentReportLine& line, ListRequest request) {
      *request.mutable_day() = ToDate(on);
      for (const auto& [figure, share] : figures) {
        request.set_figure(figure);
        request.set_part(ListRequest::PART_COUNTED);
        const std::size_t counted = List(request).size();
        request.set_part(ListRequest::PART_NOT_COUNTED);
        const std::size_t others = List(request).size();
        EXPECT_EQ(counted, static_cast<std::size_t>((line.*share)().count()));
        EXPECT_EQ(counted + others, static_cast<std::size_t>((line.*share)().of()));
      }
      request.set_figure(ListRequest::FIGURE_PARTNERSHIPS);
      request.clear_part();
      EXPECT_EQ(List(request).size(), static_cast<std::size_t>(line.partnerships()));
    };
    for (const v1::AlignmentReportLine& line : report->lines()) {
      ListRequest request;
      request.set_manager(line.manager());
      recount(line, request);
    }
    ListRequest all;
    all.set_total(true);
    recount(report->total(), all);
    EXPECT_EQ(report->total().partnerships(), 25);
    EXPECT_GT(report->total().reciprocity().of(), 0);
  }
}

TEST_F(AlignmentReportServiceTest, F11_BadQuestionsAreRefused) {
  EXPECT_THAT(Report(), StatusIs(StatusCode::kNotFound, HasSubstr("vendors/acme")));
  Register("vendors/acme", "month 02-01");
  EXPECT_THAT(Report("2026-07-01"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("must not lie after today")));
  EXPECT_EQ(Report()->lines_size(), 0);
  const auto list = [&](const std::string& text) {
    return Call<Service>(&Service::Stub::ListAlignmentReportRecords,
                         Parse<ListRequest>("parent: 'vendors/acme' " + text));
  };
  const auto refused = [&](const std::string& field, const std::string& text) {
    EXPECT_THAT(list(text), StatusIs(StatusCode::kInvalidArgument, HasSubstr(field)));
  };
  refused("figure", "total: true");
  refused("manager: must be given, or total", "figure: FIGURE_ALIGNED");
  refused("total: must be true", "figure: FIGURE_ALIGNED total: false");
  refused("manager", "figure: FIGURE_ALIGNED manager: 'No Id'");
  refused("page_token", "figure: FIGURE_ALIGNED total: true page_token: 'x'");
  EXPECT_THAT(list("figure: FIGURE_ALIGNED manager: ''"), IsOk());
  caller_ = "person=bob; vendor=acme; side=partner; roles=partner-executive";
  EXPECT_THAT(Report(), StatusIs(StatusCode::kPermissionDenied, testing::_));
  caller_ = "person=ann; vendor=globex; roles=chief";
  EXPECT_THAT(Report(), StatusIs(StatusCode::kNotFound, testing::_));
}

}  // namespace
}  // namespace tandem::fiscal
