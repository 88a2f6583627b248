#include "services/fiscal_alignment/domain/sequential_periods.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "services/fiscal_alignment/domain/nearest.h"

namespace tandem::fiscal {
namespace {

constexpr int kLeastDaysApart = 84;

struct YearStart {
  CivilDay day;
  Side side;
};

std::vector<YearStart> AllYearStarts(const Partnership& pair) {
  std::vector<YearStart> starts;
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    for (const CivilDay day : pair[side].year_starts()) starts.push_back({day, side});
  }
  std::ranges::sort(starts, {},
                    [](const YearStart& start) { return std::pair(start.day, start.side); });
  return starts;
}

// Why the year starts around the horizon do not make two periods a year; empty if they do.
std::string WhyNot(const std::vector<YearStart>& starts, const Horizon& horizon) {
  // From the last day with a start before the horizon to the first one after it.
  auto begin = std::ranges::lower_bound(starts, horizon.from, {}, &YearStart::day);
  if (begin != starts.begin()) {
    begin = std::ranges::lower_bound(starts, std::prev(begin)->day, {}, &YearStart::day);
  }
  auto end = std::ranges::lower_bound(starts, horizon.end(), {}, &YearStart::day);
  if (end != starts.end()) {
    end = std::ranges::upper_bound(starts, end->day, {}, &YearStart::day);
  }
  bool alternate = true;
  int least_apart = kLeastDaysApart;
  for (auto start = begin; start != end && std::next(start) != end; ++start) {
    const auto next = std::next(start);
    const int apart = next->day - start->day;
    least_apart = std::min(least_apart, apart);
    if (start->side == next->side && apart > 0) alternate = false;
  }
  const std::string too_near =
      least_apart == 0 ? "both fiscal years start on one day"
                       : fmt::format(
                             "year starts of the two sides lie only {} days apart, and a "
                             "period needs {}",
                             least_apart, kLeastDaysApart);
  const std::string no_turns = "the two sides' year starts do not take turns";
  if (least_apart >= kLeastDaysApart) return alternate ? "" : no_turns;
  return alternate ? too_near : too_near + "; " + no_turns;
}

// The close of `side` nearest to `day`, if it is within 14 days of it.
std::optional<CivilDay> CloseNear(const Partnership& pair, Side side, CivilDay day) {
  const CivilDay close = NearestDay(pair[side].close_days()).To(day);
  return IsNear(close, day) ? std::optional(close) : std::nullopt;
}

// Appends the joint closes of the part that begins on `start` and ends on `last`; returns its stub.
int AppendPart(const Partnership& pair, const YearStart& start, CivilDay last,
               std::vector<FoundClose>& closes) {
  const Side own = start.side;
  const Side other = Other(own);
  const std::span<const CivilDay> all = pair[own].close_days();
  CivilDay last_close = start.day - 1;
  for (auto close = std::ranges::lower_bound(all, start.day); close != all.end() && *close <= last;
       ++close) {
    last_close = *close;
    const std::optional<CivilDay> near = CloseNear(pair, other, *close);
    closes.push_back({*close, near ? MeetBoth(pair, own, *close, *near) : Meet(pair, own, *close)});
  }
  const int remaining = last - last_close;
  if (remaining <= kMeetingDays) return 0;
  const std::optional<CivilDay> near = CloseNear(pair, own, last);
  closes.push_back({last, near ? MeetBoth(pair, other, last, *near) : Meet(pair, other, last)});
  return near ? 0 : remaining;
}

}  // namespace

std::variant<Cadence, std::string> SequentialPeriods(const Partnership& pair) {
  const Horizon& horizon = pair.horizon();
  const std::vector<YearStart> starts = AllYearStarts(pair);
  if (std::string reason = WhyNot(starts, horizon); !reason.empty()) return reason;
  const CivilDay first_close =
      std::max(pair.vendor.close_days().front(), pair.partner.close_days().front());
  const CivilDay last_close =
      std::min(pair.vendor.close_days().back(), pair.partner.close_days().back());
  std::vector<FoundClose> closes;
  int stub_days = 0;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    const YearStart& start = starts[i];
    const CivilDay last = starts[i + 1].day - 1;
    // Parts beyond the generated closes, or outside the horizon where starts do not take turns.
    if (last < first_close || start.day > last_close) continue;
    if (last < start.day || starts[i + 1].side == start.side) continue;
    const int stub = AppendPart(pair, start, last, closes);
    const bool touches = last >= horizon.from && start.day < horizon.end();
    if (touches) stub_days = std::max(stub_days, stub);
  }
  Cadence cadence =
      MakeCadence(Kind::kTwo, {.form = CadenceRule::Form::kSequential}, std::move(closes), horizon);
  cadence.stub_days = stub_days;
  for (const YearStart& start : starts) {
    if (cadence.year_starts.empty() || start.day != cadence.year_starts.back()) {
      cadence.year_starts.push_back(start.day);
    }
  }
  return cadence;
}

}  // namespace tandem::fiscal
