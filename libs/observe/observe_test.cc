#include <gtest/gtest.h>

#include "libs/observe/log.h"
#include "libs/observe/metrics.h"
#include "libs/observe/metrics_endpoint.h"
#include "libs/testkit/status_matchers.h"

namespace tandem::observe {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

TEST(Log, ALineStaysALineWhateverItsValuesHold) {
  EXPECT_EQ(FieldsText({{"a", "1"}, {"b", "two words"}, {"c", ""}, {"d", "x\ny\"z"}}),
            " a=1 b=\"two words\" c=\"\" d=\"x\\x0ay\\\"z\"");
}

TEST(Metrics, CountersAndGaugesStandInTheText) {
  Metrics metrics;
  metrics.Counter("tandem_calls_total", "Calls", {{"method", "Get"}}).Increment();
  metrics.Counter("tandem_calls_total", "Calls", {{"method", "Get"}}).Increment();
  metrics.Latency("tandem_call_seconds", "Time", {}).Observe(0.003);
  double backlog = 5;
  metrics.Gauge("tandem_outbox_rows", "Rows", {{"service", "x"}}, [&] { return backlog; });
  EXPECT_THAT(metrics.Text(), HasSubstr("tandem_calls_total{method=\"Get\"} 2"));
  EXPECT_THAT(metrics.Text(), HasSubstr("tandem_outbox_rows{service=\"x\"} 5"));
  EXPECT_THAT(metrics.Text(), HasSubstr("tandem_call_seconds_bucket{le=\"0.005\"} 1"));
}

TEST(Metrics, GaugesAreAskedInTheOrderInWhichTheyWereAdded) {
  Metrics metrics;
  std::string asked;
  for (const std::string name : {"z_outbox", "a_lag", "m_figures"}) {
    metrics.Gauge(name, "", {}, [&asked, name] {
      asked += name + " ";
      return 0.0;
    });
  }
  EXPECT_NE(metrics.Text().find("z_outbox"), std::string::npos);
  EXPECT_EQ(asked, "z_outbox a_lag m_figures ");
}

TEST(Log, AFailureBecomesAWarningWithItsText) {
  testing::internal::CaptureStderr();
  WarningOf(Log::ToStderr(LogLevel::kInfo), "events wait")(Unavailable("no broker"));
  const std::string line = testing::internal::GetCapturedStderr();
  EXPECT_NE(line.find("events wait error=\"no broker\""), std::string::npos) << line;
}

TEST(MetricsEndpoint, ListensAndSaysWhenItCannot) {
  const Metrics metrics;
  const auto first = MetricsEndpoint::Start("127.0.0.1:0", metrics);
  ASSERT_THAT(first, IsOk());
  EXPECT_GT((*first)->port(), 0);
  EXPECT_THAT(MetricsEndpoint::Start("127.0.0.1:" + std::to_string((*first)->port()), metrics),
              StatusIs(StatusCode::kUnavailable, HasSubstr("metrics")));
}

}  // namespace
}  // namespace tandem::observe
