#pragma once

#include <mutex>
#include <vector>

#include <prometheus/collectable.h>

#include "libs/observe/metrics.h"

namespace tandem::observe {

// The figures that are asked for when somebody looks, in the order in which they were added: a
// figure of what leaves one place stands before that of where it arrives, so nothing is missed.
class Metrics::Gauges final : public prometheus::Collectable {
 public:
  void Add(const std::string& name, const std::string& help, const Labels& labels,
           std::function<double()> read);
  std::vector<prometheus::MetricFamily> Collect() const override;

 private:
  struct Family {
    std::string name;
    std::string help;
    std::vector<std::pair<Labels, std::function<double()>>> members;
  };

  mutable std::mutex mutex_;  // guards families_
  std::vector<Family> families_;
};

}  // namespace tandem::observe
