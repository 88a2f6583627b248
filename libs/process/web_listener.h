#pragma once

#include <memory>
#include <string>
#include <vector>

#include "libs/http/server.h"
#include "libs/lifecycle/stack.h"
#include "libs/process/process_settings.h"

namespace tandem::process {

// The pages and feeds of a process as a part of it; without any it listens nowhere. `address` and
// `url` may be asked by any thread once it runs; the rest by one. What is given outlives it.
class WebListener final : public lifecycle::Component {
 public:
  WebListener(const ProcessSettings& settings, observe::Log log, observe::Metrics& metrics);

  // Before Start.
  void Add(std::vector<http::Route> routes);

  std::string name() const override { return "web listener"; }
  // FAILED_PRECONDITION for asserted callers on an address that is not loopback; INVALID_ARGUMENT
  // for a web-url or address that is none; UNAVAILABLE if the address is taken.
  Status Start() override;
  void Stop() override;

  // "127.0.0.1:8452"; empty: it does not listen.
  const std::string& address() const { return address_; }
  // What the addresses of its pages begin with, for people: "https://tandem.example".
  const std::string& url() const { return url_; }

 private:
  const ProcessSettings& settings_;
  observe::Log log_;
  observe::Metrics& metrics_;
  std::vector<http::Route> routes_;
  std::unique_ptr<http::Server> server_;
  std::string address_;
  std::string url_;
};

}  // namespace tandem::process
