#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "libs/base/money.h"

// How an amount is spread over days (F9): formulas.md 7, "Views".
namespace tandem::fiscal {

// No weight is larger, so that a share is computed exactly in 128 bits.
inline constexpr std::int64_t kMostWeight = 1'000'000;

// The whole numbers that stand to each other as the weights do, as nearly as whole numbers can, and
// sum to `total`: what the division leaves goes one by one to the largest remainders, of equal ones
// to the earlier. Weights that are all 0 count as all 1. |total| is at most Money::kMost.
// INVALID_ARGUMENT without any weight, or for one that is not in 0 to kMostWeight.
StatusOr<std::vector<std::int64_t>> SplitExactly(std::int64_t total,
                                                 std::span<const std::int64_t> weights);

}  // namespace tandem::fiscal
