#include "libs/observe/metrics_endpoint.h"

#include <prometheus/exposer.h>
#include <prometheus/registry.h>

#include "libs/observe/metrics_gauges.h"

namespace tandem::observe {

StatusOr<std::unique_ptr<MetricsEndpoint>> MetricsEndpoint::Start(const std::string& address,
                                                                  const Metrics& metrics) {
  // The web server throws where it cannot listen.
  try {
    auto exposer = std::make_unique<prometheus::Exposer>(address, 1);
    exposer->RegisterCollectable(metrics.registry_);
    exposer->RegisterCollectable(metrics.gauges_);
    return std::unique_ptr<MetricsEndpoint>(new MetricsEndpoint(std::move(exposer)));
  } catch (const std::exception& error) {
    return Unavailable("metrics cannot be served at " + address + ": " + error.what());
  }
}

MetricsEndpoint::MetricsEndpoint(std::unique_ptr<prometheus::Exposer> exposer)
    : exposer_(std::move(exposer)) {}
MetricsEndpoint::~MetricsEndpoint() = default;

int MetricsEndpoint::port() const { return exposer_->GetListeningPorts().front(); }

}  // namespace tandem::observe
