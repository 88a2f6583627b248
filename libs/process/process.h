#pragma once

#include <memory>
#include <string>
#include <vector>

#include "libs/messaging/admin/dead_letter_rpc.h"
#include "libs/observe/log.h"
#include "libs/observe/metrics.h"
#include "libs/observe/metrics_endpoint.h"
#include "libs/process/process_settings.h"
#include "libs/process/service.h"
#include "libs/process/web_listener.h"
#include "libs/rpc/host.h"

namespace tandem::process {

// A server: one port for gRPC with health, reflection and dead letters, one for metrics, one
// for pages and feeds, and the services that it runs. Not thread-safe.
class Process {
 public:
  Process(ProcessSettings settings, observe::Log log);

  // What services are made with.
  rpc::Gate& gate() { return host_.gate(); }

  // Before Start; the service outlives the process. FAILED_PRECONDITION as rpc::Host::Add.
  Status Add(Service& service);
  // Returns when all services answer; if one cannot start, those before it run until Stop.
  Status Start();
  // Lets running calls end, publishes what waits, and stops within 10 s, or ends the process.
  void Stop();

  // Of the gRPC services: "127.0.0.1:8450".
  std::string address() const { return host_.address(); }
  std::string metrics_address() const;
  // Of pages and feeds: "127.0.0.1:8452"; empty: no service has any.
  const std::string& web_address() const { return web_.address(); }
  // What the addresses of pages and feeds begin with; once it runs, for any thread.
  const std::string& web_url() const { return web_.url(); }

 private:
  ProcessSettings settings_;
  observe::Log log_;
  observe::Metrics metrics_;
  WebListener web_;
  rpc::Host host_;
  std::vector<Service*> services_;
  std::unique_ptr<messaging::DeadLetterRpc> dead_letters_;
  std::unique_ptr<observe::MetricsEndpoint> metrics_endpoint_;
  lifecycle::Stack stack_;
};

}  // namespace tandem::process
