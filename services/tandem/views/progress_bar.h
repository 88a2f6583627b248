#pragma once

#include <chrono>
#include <cstddef>
#include <ostream>

#include "services/tandem/views/terminal.h"

namespace tandem::client {

// A bar on the error stream that shows how much of a long task is done, and nothing if that stream
// is no terminal. Erases itself at the end. Not thread-safe: one thread reports.
class ProgressBar {
 public:
  ProgressBar(std::size_t total, const Terminal& terminal, std::ostream& err)
      : total_(total), active_(terminal.progress), err_(err) {}
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  // Draws at most ten times a second.
  void Show(std::size_t done);

 private:
  std::size_t total_;
  bool active_;
  std::ostream& err_;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now();
  bool drawn_ = false;
};

}  // namespace tandem::client
