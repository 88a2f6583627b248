#include "libs/calendar/fiscal/year_rule.h"

namespace tandem::calendar {
namespace {

// How many days after a day of weekday `from` the next `to` comes, 0…6.
int DaysUntil(std::chrono::weekday from, std::chrono::weekday to) {
  return static_cast<int>((to - from).count());
}

}  // namespace

CivilDay YearRule::First(int number) const {
  switch (kind) {
    case Kind::kMonth:
      return CivilDay::Clamped(number, month, day);
    case Kind::kFirst: {
      const CivilDay anchor = CivilDay::Clamped(number, month, day);
      return anchor + DaysUntil(anchor.weekday(), weekday);
    }
    case Kind::kLast: {
      const CivilDay anchor = CivilDay::LastOfMonth(number - 1, month);
      return anchor - DaysUntil(weekday, anchor.weekday()) + 1;
    }
    case Kind::kNearest: {
      const CivilDay anchor = CivilDay::LastOfMonth(number - 1, month);
      const int ahead = DaysUntil(anchor.weekday(), weekday);
      return anchor + (ahead <= 3 ? ahead : ahead - 7) + 1;
    }
  }
  return {};
}

CivilDay YearRule::AnchorFirst(int number) const {
  if (kind == Kind::kMonth || kind == Kind::kFirst) return CivilDay::Clamped(number, month, day);
  return CivilDay::LastOfMonth(number - 1, month) + 1;
}

int YearRule::NumberOf(CivilDay date) const {
  int number = date.year();
  while (First(number) > date) --number;
  while (First(number + 1) <= date) ++number;
  return number;
}

int YearRule::EndLabelOffset() const {
  if (kind == Kind::kLast || kind == Kind::kNearest) return 0;
  return month == 1 && day == 1 ? 0 : 1;
}

int YearRule::StartLabelOffset() const {
  if (kind == Kind::kMonth || kind == Kind::kFirst) return 0;
  return month == 12 ? 0 : -1;
}

}  // namespace tandem::calendar
