#include <gmock/gmock.h>

#include "services/fiscal_alignment/mop_calendars_testing.h"
#include "tandem/fiscal/v1/reciprocity_service.grpc.pb.h"

namespace tandem::fiscal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;
using Stub = v1::ReciprocityService::Stub;

constexpr const char* kTask = "vendors/acme/partnerships/softcat/mops/1/tasks/partner-1";

class ReciprocityServiceTest : public MopCalendarsFixture {
 protected:
  StatusOr<v1::ListReciprocityTasksResponse> List(const std::string& text) {
    return Call<v1::ReciprocityService>(&Stub::ListReciprocityTasks,
                                        Parse<v1::ListReciprocityTasksRequest>(text));
  }
  std::vector<std::string> Names(const std::string& text) {
    const auto response = List(text);
    EXPECT_THAT(response, IsOk());
    std::vector<std::string> names;
    for (const v1::ReciprocityTask& task : response->tasks()) {
      const std::string name = task.name();
      names.push_back(name.substr(name.find("partnerships/") + 13) + " " + Text(task.due()));
    }
    return names;
  }
  StatusOr<v1::ReciprocityTask> Needs(const std::string& text, const std::string& name = kTask) {
    v1::RecordNeedsRequest request = Parse<v1::RecordNeedsRequest>(text);
    request.set_name(name);
    auto response = Call<v1::ReciprocityService>(&Stub::RecordNeeds, request);
    if (!response.ok()) return response.status();
    return response->task();
  }
  StatusOr<v1::ReciprocityTask> Complete(const std::string& text) {
    v1::CompleteReciprocityTaskRequest request = Parse<v1::CompleteReciprocityTaskRequest>(text);
    request.set_name(kTask);
    auto response = Call<v1::ReciprocityService>(&Stub::CompleteReciprocityTask, request);
    if (!response.ok()) return response.status();
    return response->task();
  }
};

TEST_F(ReciprocityServiceTest, F8_EveryQuarterEndIsATaskOfTheOtherSide) {
  EXPECT_THAT(Names("parent: 'vendors/acme/partnerships/softcat' days { first_day { year: 2026 "
                    "month: 7 day: 1 } last_day { year: 2026 month: 12 day: 31 } }"),
              ElementsAre("softcat/mops/1/tasks/vendor-1 2026-07-17",
                          "softcat/mops/1/tasks/partner-1 2026-09-16",
                          "softcat/mops/1/tasks/vendor-2 2026-10-19",
                          "softcat/mops/1/tasks/partner-2 2026-12-17"));
  const auto tasks = List("parent: 'vendors/acme' assignee: 'joe' side: SIDE_VENDOR page_size: 1");
  ASSERT_THAT(tasks, IsOk());
  ASSERT_EQ(tasks->tasks_size(), 1);
  EXPECT_EQ(tasks->tasks(0).name(), kTask);
  EXPECT_EQ(tasks->tasks(0).assignee(), "joe");
  EXPECT_EQ(tasks->tasks(0).state(), v1::ReciprocityTask::STATE_OPEN);
  const auto more = List(
      "parent: 'vendors/acme' assignee: 'joe' side: SIDE_VENDOR page_size: 1 "
      "page_token: '" +
      tasks->next_page_token() + "'");
  ASSERT_THAT(more, IsOk());
  EXPECT_THAT(more->tasks(0).name(), HasSubstr("partner-2"));
  // Bechtle has no manager; its executive has the tasks at the vendor's closes.
  EXPECT_EQ(List("parent: 'vendors/acme' assignee: 'eva'")->tasks_size(), 4);
}

TEST_F(ReciprocityServiceTest, F8_TheActingSideRecordsWhatIsNeededAndWhatWasDone) {
  caller_ = kManager;
  const auto asked = Needs("needs: 'a reference'");
  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->state(), v1::ReciprocityTask::STATE_ASKED);
  EXPECT_EQ(asked->recorded_by(), "joe");
  EXPECT_EQ(Needs("needs: 'a reference, soon' etag: '\"1\"'")->needs(), "a reference, soon");
  EXPECT_EQ(ReasonOf(Needs("needs: 'x' etag: '\"1\"'").status()), "STALE_ETAG");
  const auto done = Complete("done: 'sent it' request_id: 'r'");
  ASSERT_THAT(done, IsOk());
  EXPECT_EQ(done->state(), v1::ReciprocityTask::STATE_DONE);
  EXPECT_EQ(Complete("done: 'sent it' request_id: 'r'")->SerializeAsString(),
            done->SerializeAsString());
  EXPECT_EQ(Events("ReciprocityTaskChanged"), 3);
  EXPECT_EQ(Names("parent: 'vendors/acme/partnerships/softcat' side: SIDE_VENDOR open_only: true")
                .front(),
            "softcat/mops/1/tasks/partner-2 2026-12-17");
}

TEST_F(ReciprocityServiceTest, F8_WhoIsRefusedAndWhy) {
  caller_ = kSoftcatsExecutive;
  EXPECT_THAT(Needs("needs: 'x'"), StatusIs(StatusCode::kPermissionDenied, testing::_));
  EXPECT_THAT(Needs("needs: 'x'", "vendors/acme/partnerships/softcat/mops/1/tasks/vendor-1"),
              IsOk());
  caller_ = kOthersExecutive;
  EXPECT_THAT(
      Needs("needs: 'x'"),
      StatusIs(testing::AnyOf(StatusCode::kNotFound, StatusCode::kPermissionDenied), testing::_));
  EXPECT_THAT(List("parent: 'vendors/acme/partnerships/softcat'"),
              StatusIs(StatusCode::kNotFound, testing::_));
  EXPECT_THAT(List("parent: 'vendors/acme'"), StatusIs(StatusCode::kPermissionDenied, testing::_));
  caller_ = kChief;
  EXPECT_THAT(Needs("needs: ' '"), StatusIs(StatusCode::kInvalidArgument, HasSubstr("needs")));
  EXPECT_THAT(Needs("needs: 'x'", "vendors/acme/partnerships/softcat/mops/1/tasks/partner-99"),
              StatusIs(StatusCode::kNotFound, testing::_));
  EXPECT_THAT(Needs("needs: 'x'", "vendors/acme/partnerships/softcat/mops/1/tasks/theirs-1"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("name")));
  EXPECT_THAT(List("parent: 'vendors/acme' days { first_day { year: 2026 month: 7 day: 2 } "
                   "last_day { year: 2026 month: 7 day: 1 } }"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("days.last_day")));
  EXPECT_EQ(Rows("reciprocity_records"), 1);
}

TEST_F(ReciprocityServiceTest, F8_TheLedgerShowsWhatEachSideDidAtTheOthersCloses) {
  caller_ = kManager;
  ASSERT_THAT(Complete("done: 'sent it'"), IsOk());
  caller_ = kSoftcatsExecutive;
  ASSERT_THAT(Needs("needs: 'x'", "vendors/acme/partnerships/softcat/mops/1/tasks/vendor-2"),
              IsOk());
  const auto ledger = Call<v1::ReciprocityService>(
      &Stub::GetReciprocityLedger,
      Parse<v1::GetReciprocityLedgerRequest>(
          "parent: 'vendors/acme/partnerships/softcat' days { first_day { year: 2026 month: 7 day: "
          "1 } last_day { year: 2026 month: 12 day: 31 } }"));
  ASSERT_THAT(ledger, IsOk());
  ASSERT_EQ(ledger->rows_size(), 4);
  EXPECT_EQ(ledger->rows(0).closing_side(), v1::SIDE_VENDOR);
  EXPECT_EQ(Text(ledger->rows(1).close()), "2026-09-30");
  EXPECT_EQ(ledger->rows(1).task().done(), "sent it");
  EXPECT_EQ(ledger->vendor().done(), 1);
  EXPECT_EQ(ledger->vendor().open(), 1);
  EXPECT_EQ(ledger->partner().asked(), 1);
  EXPECT_EQ(ledger->partner().open(), 1);
}

}  // namespace
}  // namespace tandem::fiscal
