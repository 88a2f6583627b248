#include "services/fiscal_alignment/app/background_worker.h"

#include <algorithm>

namespace tandem::fiscal {
namespace {

constexpr std::chrono::milliseconds kIdle{1000};
constexpr std::chrono::milliseconds kFirstPause{100};
constexpr std::chrono::milliseconds kLongestPause{5000};

}  // namespace

BackgroundWorker::BackgroundWorker(RunOnce run_once, OnFailure failed)
    : run_once_(std::move(run_once)), failed_(std::move(failed)) {}

BackgroundWorker::~BackgroundWorker() { Stop(); }

void BackgroundWorker::Start() {
  thread_ = std::thread([this] { Work(); });
}

void BackgroundWorker::Stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void BackgroundWorker::Wake() {
  {
    const std::scoped_lock lock(mutex_);
    woken_ = true;
  }
  changed_.notify_all();
}

void BackgroundWorker::Rest(std::chrono::milliseconds pause, bool may_be_woken) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, pause, [&] { return stopping_ || (may_be_woken && woken_); });
}

void BackgroundWorker::Work() {
  std::chrono::milliseconds pause = kFirstPause;
  for (;;) {
    {
      const std::scoped_lock lock(mutex_);
      if (stopping_) return;
      woken_ = false;
    }
    const StatusOr<bool> worked = run_once_();
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
