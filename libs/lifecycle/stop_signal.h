#pragma once

#include "libs/base/status.h"

namespace tandem::lifecycle {

// SIGINT and SIGTERM as something to wait for. Made once, before any other thread, because threads
// inherit that these signals are blocked; SIGPIPE is ignored from then on. A second signal while
// the process is stopping ends it at once.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  // Blocks until a signal or a request comes.
  void Wait();
  // As a signal would. Thread-safe.
  void Request();

 private:
  int signals_ = -1;
  int requests_ = -1;
};

}  // namespace tandem::lifecycle
