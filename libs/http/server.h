#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/http/message.h"
#include "libs/observe/log.h"
#include "libs/observe/metrics.h"

namespace tandem::http {

// What a client may ask for at most; more is refused before a handler sees it.
struct ServerLimits {
  std::size_t target_bytes = 2 << 10;
  std::size_t header_bytes = 16 << 10;  // with the request's line
  std::size_t body_bytes = 64 << 10;
  int connections = 32;  // answered at a time, by a thread each; as many more wait
  std::chrono::milliseconds slowest_header{5'000};
  std::chrono::milliseconds slowest_body{10'000};
};

// Answers HTTP/1.1 on one address as long as it lives, one request a connection. Handlers are
// called by several threads at a time. Logs a line for each request that names the route and never
// the address, which may be a secret, and counts it. Neither TLS nor compression: a proxy in front
// does both. `metrics` must outlive it.
class Server {
 public:
  // `address` is "127.0.0.1:8452"; port 0 takes a free one. INVALID_ARGUMENT for what is no such
  // address; UNAVAILABLE if it is taken.
  static StatusOr<std::unique_ptr<Server>> Start(const std::string& address,
                                                 std::vector<Route> routes, const observe::Log& log,
                                                 observe::Metrics& metrics,
                                                 const ServerLimits& limits = {});
  ~Server();

  // Takes no more connections, cuts off those that still send, within two seconds, and waits for
  // the handlers that run. Idempotent.
  void Stop();

  int port() const { return port_; }
  // "127.0.0.1:8452", with the port that it has.
  const std::string& address() const { return address_; }

 private:
  struct Wire;
  Server(std::unique_ptr<Wire> wire, std::string address, int port);

  std::unique_ptr<Wire> wire_;
  std::string address_;
  int port_;
};

}  // namespace tandem::http
