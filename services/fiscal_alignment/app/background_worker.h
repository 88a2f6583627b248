#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "libs/base/status.h"

namespace tandem::fiscal {

// Does queued work on a thread of its own: at the start, when woken, and now and then for what
// another process queued. After an error it pauses, longer each time. Start and Stop are called by
// one thread, Wake by any.
class BackgroundWorker {
 public:
  // One batch; false if there was nothing to do.
  using RunOnce = std::function<StatusOr<bool>()>;

  // `failed` is told of errors.
  BackgroundWorker(RunOnce run_once, OnFailure failed);
  ~BackgroundWorker();
  BackgroundWorker(const BackgroundWorker&) = delete;
  BackgroundWorker& operator=(const BackgroundWorker&) = delete;

  void Start();
  // Ends after the batch in hand; what is left stays queued. Idempotent.
  void Stop();
  void Wake();

 private:
  void Work();
  // Until woken, stopped or the time is over.
  void Rest(std::chrono::milliseconds pause, bool may_be_woken);

  const RunOnce run_once_;
  const OnFailure failed_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;     // guarded by mutex_
  bool stopping_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace tandem::fiscal
