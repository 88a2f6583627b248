#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "libs/base/ids.h"

namespace tandem::sim {

// Everything that is left to chance, from one seed: the same seed throws the same on any machine,
// which the distributions of the standard library do not promise. Belongs to one thread.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Throw() {  // splitmix64
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  // 0 … count − 1; the count is at least 1.
  std::size_t Below(std::size_t count) { return static_cast<std::size_t>(Throw() % count); }
  int Between(int first, int last) {
    return first + static_cast<int>(Below(static_cast<std::size_t>(last - first + 1)));
  }
  bool Chance(double probability) {
    return static_cast<double>(Throw() >> 11) * 0x1.0p-53 < probability;
  }
  template <typename Container>
  const auto& OneOf(const Container& all) {
    return *std::next(std::begin(all), static_cast<std::ptrdiff_t>(Below(std::size(all))));
  }

 private:
  std::uint64_t state_;
};

// Ids that depend on the seed alone.
class SeededIds final : public IdSource {
 public:
  explicit SeededIds(std::uint64_t seed) : dice_(~seed) {}

  std::string NewId() override {
    std::string id = "i";
    for (int i = 0; i < 20; ++i) id += "abcdefghjkmnpqrstvwxyz0123456789"[dice_.Below(32)];
    return id;
  }

 private:
  Dice dice_;
};

}  // namespace tandem::sim
