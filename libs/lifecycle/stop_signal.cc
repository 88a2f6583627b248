#include "libs/lifecycle/stop_signal.h"

#include <array>
#include <csignal>
#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace tandem::lifecycle {
namespace {

sigset_t StopSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

StopSignal::StopSignal() {
  const sigset_t set = StopSignals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  signals_ = signalfd(-1, &set, SFD_CLOEXEC);
  requests_ = eventfd(0, EFD_CLOEXEC);
}

StopSignal::~StopSignal() {
  close(signals_);
  close(requests_);
}

void StopSignal::Wait() {
  std::array<pollfd, 2> sources{pollfd{signals_, POLLIN, 0}, pollfd{requests_, POLLIN, 0}};
  while (poll(sources.data(), sources.size(), -1) < 0) {
  }
  if ((sources[0].revents & POLLIN) != 0) {
    signalfd_siginfo taken{};
    if (read(signals_, &taken, sizeof taken) < 0) return;
  }
  const sigset_t set = StopSignals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void StopSignal::Request() {
  const std::uint64_t one = 1;
  if (write(requests_, &one, sizeof one) < 0) return;  // it is requested already
}

}  // namespace tandem::lifecycle
