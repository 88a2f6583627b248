#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "libs/base/status.h"

namespace tandem {

// An amount of money, exact: whole numbers of the currency's smallest unit, "EUR" and cents.
// Amounts of different currencies are never added.
class Money {
 public:
  // Up or down.
  static constexpr std::int64_t kMost = 1'000'000'000'000'000'000;

  // INVALID_ARGUMENT that names the field below `field`, for a code that is not three capital
  // letters (ISO 4217) or more than kMost units.
  static StatusOr<Money> Create(std::string_view field, std::string_view currency,
                                std::int64_t minor_units);

  const std::string& currency() const { return currency_; }
  std::int64_t minor_units() const { return minor_units_; }

  friend auto operator<=>(const Money&, const Money&) = default;

 private:
  Money(std::string_view currency, std::int64_t minor_units)
      : currency_(currency), minor_units_(minor_units) {}

  std::string currency_;
  std::int64_t minor_units_ = 0;
};

}  // namespace tandem
