#include "tests/sim/world/faults.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "libs/base/failpoint.h"

namespace tandem::sim {
namespace {

// Later commits of one activity count as this one.
constexpr int kMostCounted = 3;
// A transaction has many statements and one commit.
constexpr std::string_view kStatement = "storage.statement";
constexpr double kStatementsFail = 0.02;

}  // namespace

Faults::Faults(Dice& dice, const Temper& temper) : dice_(dice), temper_(temper) {
  JudgeFailpoints([this](std::string_view point) { return Judge(point); });
}

Faults::~Faults() { JudgeFailpoints(nullptr); }

Faults::Activity::Activity(Faults& faults, std::string name)
    : faults_(faults),
      outer_(std::exchange(faults.activity_, std::move(name))),
      passed_there_(std::exchange(faults.passed_here_, {})) {}

Faults::Activity::~Activity() {
  faults_.activity_ = std::move(outer_);
  faults_.passed_here_ = std::move(passed_there_);
}

std::string Faults::PlaceOf(std::string_view point) {
  const int nth =
      point == kStatement ? 1 : std::min(++passed_here_[std::string(point)], kMostCounted);
  if (nth == 1) return fmt::format("{}: {}", activity_, point);
  return fmt::format("{}: {} {}", activity_, point, nth);
}

Status Faults::Judge(std::string_view point) {
  if (activity_.empty()) return OkStatus();
  if (crashed_) return Unavailable("the process has ended");
  const std::string place = PlaceOf(point);
  PointCounts& counts = points_[place];
  ++counts.passed;
  if (healed_) return OkStatus();
  const double rarity = point == kStatement ? kStatementsFail : 1;
  if (place == target_ || dice_.Chance(rarity * temper_.crash)) {
    target_.clear();
    ++counts.crashed;
    crashed_ = true;
    return Unavailable(fmt::format("the process ended at {}", place));
  }
  if (!dice_.Chance(rarity * temper_.error)) return OkStatus();
  ++counts.failed;
  return Unavailable(fmt::format("fault at {}", place));
}

}  // namespace tandem::sim
