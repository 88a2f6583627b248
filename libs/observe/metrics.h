#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include <prometheus/counter.h>
#include <prometheus/histogram.h>

namespace prometheus {
class Collectable;
class Registry;
}  // namespace prometheus

namespace tandem::observe {

using Labels = std::map<std::string, std::string>;

// The figures of a process, as Prometheus reads them. Names begin with tandem_ and end with their
// unit; a counter ends with _total. Thread-safe. What it returns lives as long as it does.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // The same name and labels give the same counter.
  prometheus::Counter& Counter(const std::string& name, const std::string& help,
                               const Labels& labels);
  // Of seconds, from a tenth of a millisecond to ten seconds.
  prometheus::Histogram& Latency(const std::string& name, const std::string& help,
                                 const Labels& labels);
  // A figure that is asked for whenever somebody looks; `read` must be quick and thread-safe, and
  // outlive the metrics or be removed with its label set never being looked at again.
  void Gauge(const std::string& name, const std::string& help, const Labels& labels,
             std::function<double()> read);

  // Everything in Prometheus' text form.
  std::string Text() const;

 private:
  friend class MetricsEndpoint;
  class Gauges;

  std::shared_ptr<prometheus::Registry> registry_;
  std::shared_ptr<Gauges> gauges_;
};

}  // namespace tandem::observe
