#include "services/fiscal_alignment/domain/amounts/split.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

__extension__ using Wide = unsigned __int128;

Status CheckWeights(std::span<const std::int64_t> weights) {
  if (weights.empty()) return InvalidArgument("there are no days to spread the amount over");
  for (const std::int64_t weight : weights) {
    if (0 <= weight && weight <= kMostWeight) continue;
    return InvalidArgument(
        fmt::format("the weight {} must be a whole number in 0 to {}", weight, kMostWeight));
  }
  return OkStatus();
}

// Of a magnitude. `sum` is that of the weights, and not 0.
std::vector<std::int64_t> SplitMagnitude(std::uint64_t magnitude,
                                         std::span<const std::uint64_t> weights,
                                         std::uint64_t sum) {
  std::vector<std::int64_t> shares(weights.size());
  std::vector<std::uint64_t> remainders(weights.size());
  std::uint64_t left = magnitude;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide product = Wide{magnitude} * weights[i];
    const auto share = static_cast<std::uint64_t>(product / sum);
    shares[i] = static_cast<std::int64_t>(share);
    remainders[i] = static_cast<std::uint64_t>(product % sum);
    left -= share;
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : a < b;
  });
  for (std::size_t i = 0; i < left; ++i) ++shares[order[i]];
  return shares;
}

}  // namespace

StatusOr<std::vector<std::int64_t>> SplitExactly(std::int64_t total,
                                                 std::span<const std::int64_t> weights) {
  RETURN_IF_ERROR(CheckWeights(weights));
  std::vector<std::uint64_t> counted(weights.begin(), weights.end());
  std::uint64_t sum = std::accumulate(counted.begin(), counted.end(), std::uint64_t{0});
  if (sum == 0) {
    std::ranges::fill(counted, std::uint64_t{1});
    sum = counted.size();
  }
  const bool negative = total < 0;
  const auto magnitude = static_cast<std::uint64_t>(negative ? -total : total);
  std::vector<std::int64_t> shares = SplitMagnitude(magnitude, counted, sum);
  if (negative) std::ranges::transform(shares, shares.begin(), std::negate());
  return shares;
}

}  // namespace tandem::fiscal
