#pragma once

#include <string_view>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"

namespace tandem::fiscal {

enum class Side { kVendor, kPartner };

constexpr Side Other(Side side) { return side == Side::kVendor ? Side::kPartner : Side::kVendor; }

// "vendor" or "partner".
constexpr std::string_view SideName(Side side) {
  return side == Side::kVendor ? "vendor" : "partner";
}

// One value for each side of a partnership.
template <typename T>
struct PerSide {
  T vendor{};
  T partner{};

  T& operator[](Side side) { return side == Side::kVendor ? vendor : partner; }
  const T& operator[](Side side) const { return side == Side::kVendor ? vendor : partner; }

  friend bool operator==(const PerSide&, const PerSide&) = default;
};

// The days that an answer is about: [from, from + years).
struct Horizon {
  CivilDay from;
  int years = 5;

  static constexpr int kMostYears = 50;
  // Closes are looked at up to this many days on both sides of the horizon.
  static constexpr int kMarginDays = 550;

  // The first day behind the horizon.
  CivilDay end() const { return from.PlusYears(years); }
  bool Contains(CivilDay day) const { return from <= day && day < end(); }
  // INVALID_ARGUMENT unless it has 1 to 50 years, all of them among the supported ones.
  Status Validate() const;
};

}  // namespace tandem::fiscal
