#include "libs/process/event_gauges.h"

#include <cmath>
#include <utility>

namespace tandem::process {

void AddRelayGauges(messaging::Relay& relay, const observe::Labels& labels,
                    observe::Metrics& metrics) {
  metrics.Gauge("tandem_outbox_rows", "Events that wait to be published", labels, [&relay] {
    const auto waiting = relay.Waiting();
    return waiting.ok() ? static_cast<double>(waiting->rows) : std::nan("");
  });
  metrics.Gauge("tandem_outbox_oldest_seconds",
                "Age of the oldest event that waits to be published", labels, [&relay] {
                  const auto waiting = relay.Waiting();
                  return waiting.ok() ? static_cast<double>(waiting->oldest_seconds) : std::nan("");
                });
}

void AddConsumerGauges(messaging::Consumer& consumer, std::function<StatusOr<std::int64_t>()> lag,
                       const observe::Labels& labels, observe::Metrics& metrics) {
  metrics.Gauge("tandem_consumer_lag_events", "Published events that were not applied yet", labels,
                [lag = std::move(lag)] {
                  const auto events = lag();
                  return events.ok() ? static_cast<double>(*events) : std::nan("");
                });
  metrics.Gauge("tandem_dead_letters", "Events that are parked until somebody looks", labels,
                [&consumer] {
                  const auto parked = consumer.CountDeadLetters();
                  return parked.ok() ? static_cast<double>(*parked) : std::nan("");
                });
  metrics.Gauge("tandem_events_of_unknown_type_total", "Events skipped since the start", labels,
                [&consumer] { return static_cast<double>(consumer.counts().unknown_types); });
  metrics.Gauge("tandem_dead_letters_parked_total", "Events parked since the start", labels,
                [&consumer] { return static_cast<double>(consumer.counts().parked); });
}

}  // namespace tandem::process
