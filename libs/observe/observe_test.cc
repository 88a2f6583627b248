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
