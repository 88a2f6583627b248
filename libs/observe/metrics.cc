#include "libs/observe/metrics.h"

#include <algorithm>
#include <mutex>

#include <prometheus/collectable.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include "libs/observe/metrics_gauges.h"

namespace tandem::observe {

void Metrics::Gauges::Add(const std::string& name, const std::string& help, const Labels& labels,
                          std::function<double()> read) {
  const std::scoped_lock lock(mutex_);
  auto family = std::ranges::find(families_, name, &Family::name);
  if (family == families_.end()) family = families_.insert(family, {name, help, {}});
  family->members.emplace_back(labels, std::move(read));
}

std::vector<prometheus::MetricFamily> Metrics::Gauges::Collect() const {
  const std::scoped_lock lock(mutex_);
  std::vector<prometheus::MetricFamily> collected;
  for (const Family& family : families_) {
    prometheus::MetricFamily& out = collected.emplace_back();
    out.name = family.name;
    out.help = family.help;
    out.type = prometheus::MetricType::Gauge;
    for (const auto& [labels, read] : family.members) {
      prometheus::ClientMetric& metric = out.metric.emplace_back();
      for (const auto& [label, value] : labels) metric.label.push_back({label, value});
      metric.gauge.value = read();  // NaN says that it is not known
    }
  }
  return collected;
}

Metrics::Metrics()
    : registry_(std::make_shared<prometheus::Registry>()), gauges_(std::make_shared<Gauges>()) {}
Metrics::~Metrics() = default;

prometheus::Counter& Metrics::Counter(const std::string& name, const std::string& help,
                                      const Labels& labels) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(*registry_).Add(labels);
}

prometheus::Histogram& Metrics::Latency(const std::string& name, const std::string& help,
                                        const Labels& labels) {
  return prometheus::BuildHistogram()
      .Name(name)
      .Help(help)
      .Register(*registry_)
      .Add(labels, prometheus::Histogram::BucketBoundaries{0.0001, 0.00025, 0.0005, 0.001, 0.0025,
                                                           0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5,
                                                           1, 2.5, 5, 10});
}

void Metrics::Gauge(const std::string& name, const std::string& help, const Labels& labels,
                    std::function<double()> read) {
  gauges_->Add(name, help, labels, std::move(read));
}

std::string Metrics::Text() const {
  std::vector<prometheus::MetricFamily> families = registry_->Collect();
  for (prometheus::MetricFamily& family : gauges_->Collect()) {
    families.push_back(std::move(family));
  }
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace tandem::observe
