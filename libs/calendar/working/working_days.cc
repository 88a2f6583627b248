#include "libs/calendar/working/working_days.h"

#include <algorithm>

namespace tandem::calendar {
namespace {

constexpr unsigned kFriday = 5;
constexpr unsigned kSaturday = 6;
constexpr unsigned kSunday = 0;

WeekdaySet Weekdays(unsigned a, unsigned b) { return WeekdaySet().set(a).set(b); }

void Mark(std::vector<char>& works, DaySpan span, DaySpan days, char value) {
  const CivilDay first = std::max(span.first, days.first);
  const CivilDay last = std::min(span.last, days.last);
  for (CivilDay day = first; day <= last; ++day) {
    works[static_cast<std::size_t>(day - span.first)] = value;
  }
}

}  // namespace

WeekdaySet UsualFreeWeekdays(const PlaceHolidays* place) {
  const WeekdaySet friday = Weekdays(kFriday, kSaturday);
  return place != nullptr && place->weekend() == friday ? friday : Weekdays(kSaturday, kSunday);
}

template <typename Works>
void WorkingDays::Fill(Works works) {
  const auto size = static_cast<std::size_t>(span_.last - span_.first + 1);
  before_.resize(size + 2);
  offsets_.resize(size);
  // Writes an offset for every day and keeps it if the day works: no branch to mispredict.
  std::int32_t count = 0;
  for (std::size_t i = 0; i < size; ++i) {
    before_[i] = count;
    offsets_[static_cast<std::size_t>(count)] = static_cast<std::int32_t>(i);
    count += works(i) ? 1 : 0;
  }
  before_[size] = before_[size + 1] = count;
  offsets_.resize(static_cast<std::size_t>(count));
}

WorkingDays WorkingDays::Of(const PlaceHolidays* place, const WorkingHabits& habits, DaySpan span) {
  const WeekdaySet free = habits.free_weekdays.value_or(UsualFreeWeekdays(place));
  std::vector<char> works(static_cast<std::size_t>(span.last - span.first + 1));
  unsigned weekday = span.first.weekday().c_encoding();
  for (char& day : works) {
    day = free.test(weekday) ? 0 : 1;
    weekday = weekday == 6 ? 0 : weekday + 1;
  }
  for (const CivilDay day : habits.working_weekends) Mark(works, span, {day, day}, 1);
  WorkingDays days(span);
  if (place != nullptr) {
    for (int year = span.first.year(); year <= span.last.year(); ++year) {
      for (const CivilDay day : place->WorkingWeekendsOf(year)) Mark(works, span, {day, day}, 1);
      for (const PublicHoliday& holiday : place->HolidaysOf(year)) {
        Mark(works, span, {holiday.day, holiday.day}, 0);
        if (holiday.estimated) days.estimated_.push_back({holiday.day, holiday.day});
      }
      if (place->IsEstimated(year)) {
        days.estimated_.push_back({CivilDay::FromYmd(year, 1, 1), CivilDay::FromYmd(year, 12, 31)});
      }
    }
  }
  for (const DaySpan& shutdown : habits.shutdowns) Mark(works, span, shutdown, 0);
  days.Fill([&](std::size_t i) { return works[i] != 0; });
  return days;
}

WorkingDays WorkingDays::Joint(const WorkingDays& a, const WorkingDays& b) {
  WorkingDays joint(a.span_);
  joint.Fill([&](std::size_t i) {
    return a.before_[i + 1] != a.before_[i] && b.before_[i + 1] != b.before_[i];
  });
  joint.estimated_ = a.estimated_;
  joint.estimated_.insert(joint.estimated_.end(), b.estimated_.begin(), b.estimated_.end());
  return joint;
}

bool WorkingDays::IsEstimated(CivilDay first, CivilDay last) const {
  return std::ranges::any_of(
      estimated_, [&](const DaySpan& span) { return span.first <= last && first <= span.last; });
}

}  // namespace tandem::calendar
