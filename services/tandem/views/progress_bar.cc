#include "services/tandem/views/progress_bar.h"

#include <string>

#include <fmt/format.h>

namespace tandem::client {
namespace {

constexpr std::size_t kBarColumns = 40;
constexpr std::chrono::milliseconds kInterval{100};

}  // namespace

ProgressBar::~ProgressBar() {
  if (drawn_) err_ << "\r\x1b[K" << std::flush;
}

void ProgressBar::Show(std::size_t done) {
  const auto now = std::chrono::steady_clock::now();
  if (!active_ || total_ == 0 || now < next_) return;
  next_ = now + kInterval;
  drawn_ = true;
  const std::size_t filled = kBarColumns * done / total_;
  err_ << fmt::format("\r[{}{}] {:3}%  {} of {}", std::string(filled, '#'),
                      std::string(kBarColumns - filled, ' '), 100 * done / total_, done, total_)
       << std::flush;
}

}  // namespace tandem::client
