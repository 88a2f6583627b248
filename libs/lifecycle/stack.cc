#include "libs/lifecycle/stack.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include <unistd.h>

namespace tandem::lifecycle {
namespace {

// Ends the process unless it is destroyed in time.
class Watchdog {
 public:
  Watchdog(std::chrono::milliseconds limit, const observe::Log& log)
      : thread_([this, limit, log] {
          std::unique_lock lock(mutex_);
          if (changed_.wait_for(lock, limit, [this] { return done_; })) return;
          log.Error("stopping takes too long, ending the process", {{"component", current_}});
          _exit(1);
        }) {}

  ~Watchdog() {
    {
      const std::scoped_lock lock(mutex_);
      done_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  void Enter(const std::string& component) {
    const std::scoped_lock lock(mutex_);
    current_ = component;
  }

 private:
  std::mutex mutex_;  // guards the next two
  bool done_ = false;
  std::string current_;
  std::condition_variable changed_;
  std::thread thread_;
};

}  // namespace

Status Stack::Start(Component& component) {
  const Status started = component.Start();
  if (!started.ok()) return Annotate(started, component.name());
  running_.push_back(&component);
  return OkStatus();
}

void Stack::Stop(std::chrono::milliseconds limit) {
  if (running_.empty()) return;
  Watchdog watchdog(limit, log_);
  while (!running_.empty()) {
    watchdog.Enter(running_.back()->name());
    running_.back()->Stop();
    running_.pop_back();
  }
}

}  // namespace tandem::lifecycle
