#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "services/tandem/views/mop/amount_view.h"

namespace tandem::client {
namespace {

constexpr std::int64_t kMost = 1'000'000'000'000'000'000;
constexpr int kMostShown = 40;

// Currencies whose smallest unit is not a hundredth: ISO 4217:2015, list one ("minor unit").
struct Digits {
  std::string_view currency;
  int digits;
};
constexpr auto kDigits = std::to_array<Digits>(
    {{"BHD", 3}, {"BIF", 0}, {"CLF", 4}, {"CLP", 0}, {"DJF", 0}, {"GNF", 0}, {"IQD", 3},
     {"ISK", 0}, {"JOD", 3}, {"JPY", 0}, {"KMF", 0}, {"KRW", 0}, {"KWD", 3}, {"LYD", 3},
     {"OMR", 3}, {"PYG", 0}, {"RWF", 0}, {"TND", 3}, {"UGX", 0}, {"UYI", 0}, {"UYW", 4},
     {"VND", 0}, {"VUV", 0}, {"XAF", 0}, {"XOF", 0}, {"XPF", 0}});

bool AreDigits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Whether a currency is written as ISO 4217 does.
bool IsCode(std::string_view text) {
  return text.size() == 3 &&
         std::ranges::all_of(text, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

// The digits as one whole number; none if it is above the most.
StatusOr<std::int64_t> WholeNumber(std::string_view digits) {
  std::int64_t number = 0;
  for (const char digit : digits) {
    if (number > kMost / 10) return InvalidArgument("is too large");
    number = 10 * number + (digit - '0');
  }
  if (number > kMost) return InvalidArgument("is too large");
  return number;
}

Status Malformed(std::string_view field, const std::string& text, std::string_view rule) {
  return InvalidField(field, fmt::format("\"{}\" {}", Fitted(text, kMostShown), rule));
}

}  // namespace

int MinorDigits(std::string_view currency) {
  const auto* found = std::ranges::find(kDigits, currency, &Digits::currency);
  return found == kDigits.end() ? 2 : found->digits;
}

StatusOr<type::v1::Money> ReadMoney(std::string_view field, const std::string& text) {
  constexpr std::string_view kForm = "must be a number and a currency: \"1000000.00 EUR\"";
  const std::size_t blank = text.find(' ');
  if (blank == std::string::npos) return Malformed(field, text, kForm);
  std::string_view number = std::string_view(text).substr(0, blank);
  const std::string currency = text.substr(blank + 1);
  if (!IsCode(currency)) return Malformed(field, text, kForm);
  const bool negative = number.starts_with('-');
  if (negative) number.remove_prefix(1);
  const std::size_t point = number.find('.');
  std::string digits(number.substr(0, point));
  const std::string behind(point == std::string_view::npos ? "" : number.substr(point + 1));
  const bool ends_in_point = point != std::string_view::npos && behind.empty();
  if (digits.empty() || ends_in_point || !AreDigits(digits) || !AreDigits(behind)) {
    return Malformed(field, text, kForm);
  }
  const auto most = static_cast<std::size_t>(MinorDigits(currency));
  if (behind.size() > most) {
    return Malformed(field, text,
                     fmt::format("must have at most {} digits behind the point: that is the "
                                 "smallest unit of {}",
                                 most, currency));
  }
  digits += behind + std::string(most - behind.size(), '0');
  const StatusOr<std::int64_t> units = WholeNumber(digits);
  if (!units.ok()) return Malformed(field, text, "must be at most 10^18 of the smallest unit");
  type::v1::Money money;
  money.set_currency_code(currency);
  money.set_minor_units(negative ? -*units : *units);
  return money;
}

std::string MinorUnitsText(std::int64_t minor_units, std::string_view currency) {
  std::string digits = std::to_string(minor_units);
  const bool negative = digits.starts_with('-');
  if (negative) digits.erase(0, 1);
  const auto behind = static_cast<std::size_t>(MinorDigits(currency));
  if (behind > 0) {
    if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
    digits.insert(digits.size() - behind, 1, '.');
  }
  return negative ? "-" + digits : digits;
}

}  // namespace tandem::client
