#pragma once

#include <memory>
#include <string>

#include "libs/base/clock.h"
#include "libs/observe/log.h"
#include "services/tandem/dev/dev_settings.h"

namespace tandem::dev {

// All services in one process: a SQLite file for each and one for the bus, in one folder that
// belongs to this process; one port for gRPC, one for metrics. Not thread-safe.
class DevServer {
 public:
  // Opens or makes the data. FAILED_PRECONDITION if another process uses the folder, or the data is
  // of a newer program. `clock` must outlive the server.
  static StatusOr<std::unique_ptr<DevServer>> Create(const DevSettings& settings,
                                                     const Clock& clock, const observe::Log& log);
  ~DevServer();

  // Returns when all services answer.
  Status Start();
  // Lets running calls end, publishes what waits, and stops within 10 s, or ends the process.
  void Stop();

  // Of the gRPC services: "127.0.0.1:8450".
  std::string address() const;
  std::string metrics_address() const;
  // What the addresses of pages and feeds begin with.
  std::string web_url() const;

 private:
  struct Parts;
  explicit DevServer(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace tandem::dev
