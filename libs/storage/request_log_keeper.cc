#include "libs/storage/request_log_keeper.h"

#include "libs/storage/request_log.h"

namespace tandem::storage {
namespace {

constexpr std::chrono::hours kPause(1);
constexpr int kAtATime = 1000;

}  // namespace

RequestLogKeeper::RequestLogKeeper(Database& database, const Clock& clock, OnFailure on_failure)
    : database_(database), clock_(clock), on_failure_(std::move(on_failure)) {}

RequestLogKeeper::~RequestLogKeeper() { Stop(); }

void RequestLogKeeper::Start() {
  if (!thread_.joinable()) thread_ = std::thread([this] { Run(); });
}

void RequestLogKeeper::Stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void RequestLogKeeper::Run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    if (const Status forgotten = ForgetOld(); !forgotten.ok()) on_failure_(forgotten);
    lock.lock();
    stopped_.wait_for(lock, kPause, [this] { return stopping_; });
  }
}

Status RequestLogKeeper::ForgetOld() {
  const Instant before = clock_.Now() - kRemembered;
  std::int64_t gone = kAtATime;
  while (gone == kAtATime) {
    ASSIGN_OR_RETURN(gone, ForgetRequests(database_, before, kAtATime));
  }
  return OkStatus();
}

}  // namespace tandem::storage
