#pragma once

#include <memory>
#include <string>

#include "libs/base/status.h"
#include "libs/observe/metrics.h"

namespace prometheus {
class Exposer;
}

namespace tandem::observe {

// Serves metrics over HTTP at /metrics as long as it lives. `metrics` must outlive it.
class MetricsEndpoint {
 public:
  // `address` is "127.0.0.1:9464"; port 0 takes a free one. UNAVAILABLE if it is taken.
  static StatusOr<std::unique_ptr<MetricsEndpoint>> Start(const std::string& address,
                                                          const Metrics& metrics);
  ~MetricsEndpoint();

  int port() const;

 private:
  explicit MetricsEndpoint(std::unique_ptr<prometheus::Exposer> exposer);

  std::unique_ptr<prometheus::Exposer> exposer_;
};

}  // namespace tandem::observe
