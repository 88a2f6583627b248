#include "libs/calendar/holidays/place_holidays.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

namespace tandem::calendar {
namespace {

std::span<const PublicHoliday> OfYear(const std::vector<PublicHoliday>& holidays, int year) {
  const auto day_of = [](const PublicHoliday& holiday) { return holiday.day; };
  const auto begin = std::ranges::lower_bound(holidays, CivilDay::FromYmd(year, 1, 1), {}, day_of);
  const auto end =
      std::ranges::lower_bound(holidays, CivilDay::FromYmd(year + 1, 1, 1), {}, day_of);
  return {begin, end};
}

// One entry per day. A day that one certain holiday makes free is certainly free.
std::vector<PublicHoliday> Joined(std::span<const PublicHoliday> holidays) {
  std::vector<PublicHoliday> days;
  for (const PublicHoliday& holiday : holidays) {
    if (days.empty() || days.back().day != holiday.day) {
      days.push_back(holiday);
      continue;
    }
    days.back().name += "; " + holiday.name;
    days.back().estimated = days.back().estimated && holiday.estimated;
  }
  return days;
}

bool SameDateAndName(const PublicHoliday& a, const PublicHoliday& b) {
  return std::tuple(a.day.month(), a.day.day(), std::string_view(a.name)) ==
         std::tuple(b.day.month(), b.day.day(), std::string_view(b.name));
}

}  // namespace

PlaceHolidays::PlaceHolidays(PlaceFacts facts) : facts_(std::move(facts)) {}

bool PlaceHolidays::IsAnnounced(int year) const {
  return year >= facts_.first_year && year <= facts_.last_announced_year;
}

std::vector<PublicHoliday> PlaceHolidays::HolidaysOf(int year) const {
  return IsAnnounced(year) ? Joined(OfYear(facts_.holidays, year)) : AssumedFor(year);
}

std::vector<PublicHoliday> PlaceHolidays::AssumedFor(int year) const {
  const int first = facts_.first_year;
  const int last = facts_.last_announced_year;
  const int nearest = year < first ? first : last;
  const int next = year < first ? std::min(first + 1, last) : std::max(last - 1, first);
  const std::span<const PublicHoliday> others = OfYear(facts_.holidays, next);

  std::vector<PublicHoliday> assumed;
  for (const PublicHoliday& holiday : OfYear(facts_.holidays, nearest)) {
    const auto same = [&](const PublicHoliday& other) { return SameDateAndName(holiday, other); };
    if (std::ranges::none_of(others, same)) continue;
    // Never 29 February, which no two years in a row have.
    const CivilDay day = CivilDay::FromYmd(year, holiday.day.month(), holiday.day.day());
    assumed.push_back({day, holiday.name, true});
  }
  return Joined(assumed);
}

std::vector<CivilDay> PlaceHolidays::WorkingWeekendsOf(int year) const {
  std::vector<CivilDay> days;
  std::ranges::copy_if(facts_.working_weekends, std::back_inserter(days),
                       [&](CivilDay day) { return day.year() == year; });
  return days;
}

bool PlaceHolidays::IsEstimated(int year) const {
  const int last_working_weekend = facts_.last_announced_working_weekend_year;
  return !IsAnnounced(year) || (last_working_weekend != 0 && year > last_working_weekend);
}

}  // namespace tandem::calendar
