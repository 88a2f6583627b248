#pragma once

#include <string>

#include "libs/base/civil_day.h"

namespace tandem::calendar {

// The name of a fiscal year: a year number, or "<year>B" for a bridge between two regimes.
struct YearLabel {
  int year = 0;
  bool bridge = false;

  std::string ToString() const { return std::to_string(year) + (bridge ? "B" : ""); }
  friend auto operator<=>(const YearLabel&, const YearLabel&) = default;
};

// One accounting period. (calendar, regime, year, period) is its identity, never its dates: a
// corrected rule moves the dates and keeps the identity.
struct FiscalPeriod {
  int regime = 1;  // 1-based; a bridge counts to the regime that it leads to
  YearLabel year;
  int quarter = 0;  // 1-based, 0 in a bridge
  int period = 0;   // 1-based within the year
  CivilDay first;
  CivilDay last;  // included
  int weeks = 0;  // 0 unless the calendar is week-based and the period has whole weeks

  friend bool operator==(const FiscalPeriod&, const FiscalPeriod&) = default;
};

// One fiscal quarter; its last day is the nominal close, before any fallback to a working day.
struct FiscalQuarter {
  YearLabel year;
  int quarter = 0;  // 0 for a bridge
  CivilDay first;
  CivilDay last;             // included
  bool starts_year = false;  // never for a bridge
  bool ends_year = false;    // never for a bridge

  friend bool operator==(const FiscalQuarter&, const FiscalQuarter&) = default;
};

}  // namespace tandem::calendar
