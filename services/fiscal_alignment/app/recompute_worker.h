#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "services/fiscal_alignment/app/recompute.h"

namespace tandem::fiscal {

// Runs a Recompute on a thread of its own: at the start, when woken, and now and then for what
// another process queued. After an error it pauses, longer each time. Start and Stop are called by
// one thread, Wake by any.
class RecomputeWorker {
 public:
  // `failed` is told of errors.
  RecomputeWorker(Recompute& recompute, OnFailure failed);
  ~RecomputeWorker();
  RecomputeWorker(const RecomputeWorker&) = delete;
  RecomputeWorker& operator=(const RecomputeWorker&) = delete;

  void Start();
  // Ends after the batch in hand; what is left stays queued. Idempotent.
  void Stop();
  void Wake();

 private:
  void Work();
  // Until woken, stopped or the time is over.
  void Rest(std::chrono::milliseconds pause, bool may_be_woken);

  Recompute& recompute_;
  const OnFailure failed_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;     // guarded by mutex_
  bool stopping_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace tandem::fiscal
