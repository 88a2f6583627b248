#include "services/fiscal_alignment/domain/misalignment.h"

#include <algorithm>

#include "libs/calendar/fiscal/urgency_window.h"
#include "services/fiscal_alignment/domain/nearest.h"

namespace tandem::fiscal {
namespace {

using calendar::kUrgencyWindowDays;

// Walks the urgency windows of one side in [first, last], stretch by stretch; windows of short
// quarters that overlap or adjoin are one stretch, so that their days count once.
class WindowDays {
 public:
  WindowDays(const std::vector<CivilDay>& closes, CivilDay first, CivilDay last)
      : closes_(closes), first_(first), last_(last) {
    Advance();
  }

  bool done() const { return done_; }
  CivilDay begin() const { return begin_; }
  CivilDay end() const { return end_; }  // included

  // The next stretch of days in windows, adjoining or overlapping windows joined.
  void Advance() {
    while (next_ < closes_.size() && closes_[next_] < first_) ++next_;
    done_ = next_ == closes_.size() || closes_[next_] - (kUrgencyWindowDays - 1) > last_;
    if (done_) return;
    begin_ = std::max(first_, closes_[next_] - (kUrgencyWindowDays - 1));
    end_ = closes_[next_++];
    while (next_ < closes_.size() && closes_[next_] - kUrgencyWindowDays <= end_) {
      end_ = closes_[next_++];
    }
    end_ = std::min(end_, last_);
  }

 private:
  const std::vector<CivilDay>& closes_;
  CivilDay first_;
  CivilDay last_;
  std::size_t next_ = 0;
  CivilDay begin_;
  CivilDay end_;
  bool done_ = false;
};

int DaysInWindows(const std::vector<CivilDay>& closes, CivilDay first, CivilDay last) {
  int days = 0;
  for (WindowDays window(closes, first, last); !window.done(); window.Advance()) {
    days += window.end() - window.begin() + 1;
  }
  return days;
}

int DaysInBoth(const std::vector<CivilDay>& a, const std::vector<CivilDay>& b, CivilDay first,
               CivilDay last) {
  int days = 0;
  WindowDays of_a(a, first, last);
  WindowDays of_b(b, first, last);
  while (!of_a.done() && !of_b.done()) {
    const CivilDay begin = std::max(of_a.begin(), of_b.begin());
    const CivilDay end = std::min(of_a.end(), of_b.end());
    days += std::max(0, end - begin + 1);
    (of_a.end() < of_b.end() ? of_a : of_b).Advance();
  }
  return days;
}

std::optional<int> MonthsFrom(std::optional<unsigned> a, std::optional<unsigned> b) {
  if (!a || !b) return std::nullopt;
  return static_cast<int>((*b + 12 - *a) % 12);
}

}  // namespace

StatusOr<NominalCloses> NominalClosesOf(const calendar::FiscalCalendar& calendar,
                                        const Horizon& horizon) {
  const CivilDay end = horizon.end();
  RETURN_IF_ERROR(calendar.CheckCovers(horizon.from, end - 1));
  NominalCloses closes;
  if (const auto anchor = calendar.AnchorFirstOf(horizon.from)) {
    closes.anchor_month = anchor->month();
  }
  const auto quarters =
      calendar.Quarters(horizon.from - Horizon::kMarginDays, end + Horizon::kMarginDays);
  closes.days.reserve(quarters.size());
  for (const calendar::FiscalQuarter& quarter : quarters) closes.days.push_back(quarter.last);
  closes.window_days = DaysInWindows(closes.days, horizon.from, end - 1);
  return closes;
}

Misalignment MeasureMisalignment(const NominalCloses& vendor, const NominalCloses& partner,
                                 const Horizon& horizon) {
  const CivilDay first = horizon.from;
  const CivilDay last = horizon.end() - 1;
  Misalignment result;
  result.year_offset_months = MonthsFrom(vendor.anchor_month, partner.anchor_month);
  result.planning_lag_months = MonthsFrom(partner.anchor_month, vendor.anchor_month);
  result.days_to_nearest_close.reserve(static_cast<std::size_t>(4 * horizon.years + 1));
  NearestDay nearest(partner.days);
  for (const CivilDay close : vendor.days) {
    if (close < first || close > last) continue;
    result.days_to_nearest_close.push_back(nearest.To(close) - close);
  }
  result.shared_days = DaysInBoth(vendor.days, partner.days, first, last);
  result.union_days = vendor.window_days + partner.window_days - result.shared_days;
  return result;
}

}  // namespace tandem::fiscal
