#include "libs/base/money.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem {

StatusOr<Money> Money::Create(std::string_view field, std::string_view currency,
                              std::int64_t minor_units) {
  const auto is_capital = [](char c) { return 'A' <= c && c <= 'Z'; };
  if (currency.size() != 3 || !std::ranges::all_of(currency, is_capital)) {
    return InvalidField(fmt::format("{}.currency_code", field),
                        fmt::format("\"{}\" must be three capital letters, a code of ISO 4217",
                                    currency.substr(0, 20)));
  }
  if (minor_units < -kMost || kMost < minor_units) {
    return InvalidField(
        fmt::format("{}.minor_units", field),
        fmt::format("{} must lie in -10^18 to 10^18, which is {}", minor_units, kMost));
  }
  return Money(currency, minor_units);
}

}  // namespace tandem
