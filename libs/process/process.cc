#include "libs/process/process.h"

#include <fmt/format.h>

namespace tandem::process {
namespace {

constexpr std::chrono::seconds kStopLimit(10);

rpc::HostOptions HostOptionsOf(const ProcessSettings& settings) {
  return {
      .listen = settings.listen,
      .caller = settings.caller,
      .most_message_bytes = settings.most_message_kib * 1024,
      .drain = settings.drain,
      .reflection = settings.reflection,
      .gate = {.most_calls = settings.most_calls, .default_deadline = settings.default_deadline}};
}

}  // namespace

Process::Process(ProcessSettings settings, observe::Log log)
    : settings_(std::move(settings)),
      log_(std::move(log)),
      web_(settings_, log_, metrics_),
      host_(HostOptionsOf(settings_), log_, metrics_),
      stack_(log_) {}

Status Process::Add(Service& service) {
  RETURN_IF_ERROR(AddTo(host_, service));
  service.AddGauges(metrics_);
  web_.Add(service.web_routes());
  services_.push_back(&service);
  return OkStatus();
}

Status Process::Start() {
  std::vector<messaging::Consumer*> consumers;
  for (Service* const service : services_) {
    for (messaging::Consumer* const consumer : service->consumers()) consumers.push_back(consumer);
  }
  dead_letters_ = std::make_unique<messaging::DeadLetterRpc>(gate(), consumers);
  RETURN_IF_ERROR(host_.Add(*dead_letters_, messaging::DeadLetterRpc::kFullName,
                            messaging::DeadLetterRpc::Policies()));
  ASSIGN_OR_RETURN(metrics_endpoint_,
                   observe::MetricsEndpoint::Start(settings_.metrics_listen, metrics_));
  for (Service* const service : services_) RETURN_IF_ERROR(stack_.Start(*service));
  // Before the calls that tell addresses of pages.
  RETURN_IF_ERROR(stack_.Start(web_));
  return stack_.Start(host_);
}

void Process::Stop() {
  stack_.Stop(kStopLimit);
  metrics_endpoint_.reset();
}

std::string Process::metrics_address() const {
  const std::string& listen = settings_.metrics_listen;
  return fmt::format("{}:{}", listen.substr(0, listen.rfind(':')), metrics_endpoint_->port());
}

}  // namespace tandem::process
