#include <algorithm>

#include <fmt/format.h>

#include "services/fiscal_alignment/domain/mop/mop_dates.h"

namespace tandem::fiscal {
namespace {

// A date that moved less than half a quarter is the same date at another place.
constexpr int kMostDaysMoved = 45;

std::vector<CivilDay> From(CivilDay from, std::vector<CivilDay> days) {
  std::erase_if(days, [&](CivilDay day) { return day < from; });
  std::ranges::sort(days);
  return days;
}

std::vector<CivilDay> DaysOf(const std::vector<OwnQuarterEnd>& quarter_ends) {
  std::vector<CivilDay> days;
  days.reserve(quarter_ends.size());
  for (const OwnQuarterEnd& quarter_end : quarter_ends) days.push_back(quarter_end.day);
  return days;
}

// Appends what became of the days that are called `what`: "the partner's quarter end".
void Compare(std::string_view what, const std::vector<CivilDay>& before,
             const std::vector<CivilDay>& after, std::vector<std::string>& sentences) {
  std::vector<CivilDay> gone;
  std::vector<CivilDay> come;
  std::ranges::set_difference(before, after, std::back_inserter(gone));
  std::ranges::set_difference(after, before, std::back_inserter(come));
  auto old_day = gone.begin();
  auto new_day = come.begin();
  while (old_day != gone.end() || new_day != come.end()) {
    const bool both = old_day != gone.end() && new_day != come.end();
    const int moved = both ? *new_day - *old_day : 0;
    if (both && -kMostDaysMoved <= moved && moved <= kMostDaysMoved) {
      sentences.push_back(
          fmt::format("{} {} becomes {}", what, (old_day++)->ToString(), (new_day++)->ToString()));
    } else if (new_day == come.end() || (both && moved > 0)) {
      sentences.push_back(fmt::format("{} {} falls away", what, (old_day++)->ToString()));
    } else {
      sentences.push_back(fmt::format("{} {} is new", what, (new_day++)->ToString()));
    }
  }
}

// Quarter ends that stay, but begin or cease to end the fiscal year.
void CompareYearEnds(CivilDay from, Side side, const std::vector<OwnQuarterEnd>& before,
                     const std::vector<OwnQuarterEnd>& after, std::vector<std::string>& sentences) {
  for (const OwnQuarterEnd& was : before) {
    const auto is = std::ranges::find(after, was.day, &OwnQuarterEnd::day);
    if (was.day < from || is == after.end() || is->ends_year == was.ends_year) continue;
    sentences.push_back(fmt::format("the {}'s quarter end {} {} ends its year", SideName(side),
                                    was.day.ToString(), is->ends_year ? "now" : "no longer"));
  }
}

}  // namespace

std::vector<std::string> DifferencesFrom(CivilDay from, const MopDates& before,
                                         const MopDates& after) {
  std::vector<std::string> sentences;
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    const auto& ends_before = before.quarter_ends[side];
    const auto& ends_after = after.quarter_ends[side];
    Compare(fmt::format("the {}'s quarter end", SideName(side)), From(from, DaysOf(ends_before)),
            From(from, DaysOf(ends_after)), sentences);
    CompareYearEnds(from, side, ends_before, ends_after, sentences);
    Compare(fmt::format("the {}'s year start", SideName(side)),
            From(from, before.year_starts[side]), From(from, after.year_starts[side]), sentences);
  }
  Compare("the joint close", From(from, before.closes), From(from, after.closes), sentences);
  return sentences;
}

}  // namespace tandem::fiscal
