#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "libs/base/clock.h"
#include "libs/storage/database.h"

namespace tandem::storage {

// Forgets answers to requests that nobody will repeat any more, when it starts and once an hour.
// The database and the clock outlive it. Start returns at once; Stop waits and is idempotent. Start
// and Stop are called by one thread.
class RequestLogKeeper {
 public:
  // How long the same request id gets the same answer.
  static constexpr std::chrono::hours kRemembered{14 * 24};

  // `on_failure` hears of what failed; it is tried again at the next time.
  RequestLogKeeper(Database& database, const Clock& clock, OnFailure on_failure);
  ~RequestLogKeeper();
  RequestLogKeeper(const RequestLogKeeper&) = delete;
  RequestLogKeeper& operator=(const RequestLogKeeper&) = delete;

  void Start();
  void Stop();

  // Once, for tests: everything that is too old goes.
  Status ForgetOld();

 private:
  void Run();

  Database& database_;
  const Clock& clock_;
  OnFailure on_failure_;
  std::mutex mutex_;  // guards stopping_
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace tandem::storage
