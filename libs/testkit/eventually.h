#pragma once

#include <chrono>
#include <thread>

namespace tandem::testkit {

// Whether `holds` within half a minute; asks again and again.
template <typename Condition>
bool Eventually(const Condition& holds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

}  // namespace tandem::testkit
