#pragma once

#include <cstdint>
#include <functional>

#include "libs/messaging/consumer.h"
#include "libs/messaging/relay.h"
#include "libs/observe/metrics.h"

// The figures that tell whether events flow. What is given outlives the metrics' last reader.
namespace tandem::process {

void AddRelayGauges(messaging::Relay& relay, const observe::Labels& labels,
                    observe::Metrics& metrics);

// `lag` counts the published events that were not applied yet.
void AddConsumerGauges(messaging::Consumer& consumer, std::function<StatusOr<std::int64_t>()> lag,
                       const observe::Labels& labels, observe::Metrics& metrics);

}  // namespace tandem::process
