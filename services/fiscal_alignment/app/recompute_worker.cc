#include "services/fiscal_alignment/app/recompute_worker.h"

#include <algorithm>

namespace tandem::fiscal {
namespace {

constexpr std::chrono::milliseconds kIdle{1000};
constexpr std::chrono::milliseconds kFirstPause{100};
constexpr std::chrono::milliseconds kLongestPause{5000};

}  // namespace

RecomputeWorker::RecomputeWorker(Recompute& recompute, OnFailure failed)
    : recompute_(recompute), failed_(std::move(failed)) {}

RecomputeWorker::~RecomputeWorker() { Stop(); }

void RecomputeWorker::Start() {
  thread_ = std::thread([this] { Work(); });
}

void RecomputeWorker::Stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void RecomputeWorker::Wake() {
  {
    const std::scoped_lock lock(mutex_);
    woken_ = true;
  }
  changed_.notify_all();
}

void RecomputeWorker::Rest(std::chrono::milliseconds pause, bool may_be_woken) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, pause, [&] { return stopping_ || (may_be_woken && woken_); });
}

void RecomputeWorker::Work() {
  std::chrono::milliseconds pause = kFirstPause;
  for (;;) {
    {
      const std::scoped_lock lock(mutex_);
      if (stopping_) return;
      woken_ = false;
    }
    const StatusOr<bool> worked = recompute_.RunOnce();
    if (!worked.ok()) {
      failed_(worked.status());
      Rest(pause, false);
      pause = std::min(2 * pause, kLongestPause);
      continue;
    }
    pause = kFirstPause;
    if (!*worked) Rest(kIdle, true);
  }
}

}  // namespace tandem::fiscal
