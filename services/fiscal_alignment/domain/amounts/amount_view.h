#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "libs/calendar/fiscal/fiscal_calendar.h"
#include "libs/calendar/working/working_days.h"
#include "services/fiscal_alignment/domain/amounts/split.h"

// One amount, spread over days and seen in periods (F9). Pure.
namespace tandem::fiscal {

// By what an amount is spread.
enum class SplitBy { kDays, kJointWorkingDays, kSeasonality };

// Of the months from January on.
using MonthWeights = std::array<std::int64_t, 12>;

// INVALID_ARGUMENT unless `weights` are twelve in 0 to kMostWeight.
StatusOr<MonthWeights> ReadMonthWeights(std::string_view field,
                                        std::span<const std::int64_t> weights);

// The weight of each day of the span. `joint` is asked for kJointWorkingDays, `months` for
// kSeasonality only.
std::vector<std::int64_t> DayWeights(SplitBy by, const calendar::DaySpan& days,
                                     const calendar::WorkingDays* joint,
                                     const MonthWeights& months);

// A stretch of days by which an amount is summed.
struct ViewPeriod {
  std::string label;  // empty: days outside of every period
  calendar::DaySpan days;

  friend bool operator==(const ViewPeriod&, const ViewPeriod&) = default;
};

// Every period of the calendar that touches the span. INVALID_ARGUMENT if it does not cover it.
StatusOr<std::vector<ViewPeriod>> PeriodsOfCalendar(const calendar::FiscalCalendar& calendar,
                                                    const calendar::DaySpan& days);

// What a MOP makes of its term: a period up to each joint close, and one of the days behind the
// last. `closes` are in order and in the term. A MOP without closes has no periods.
std::vector<ViewPeriod> PeriodsOfCloses(const calendar::DaySpan& term,
                                        const std::vector<CivilDay>& closes);

// The periods that touch the span, with the days of it that are in none of them as periods without
// a label. `periods` are in order and do not overlap.
std::vector<ViewPeriod> FillGaps(std::vector<ViewPeriod> periods, const calendar::DaySpan& days);

struct AmountRow {
  ViewPeriod period;
  std::int64_t minor_units = 0;
  bool partial = false;  // the span covers a part of the period only

  friend bool operator==(const AmountRow&, const AmountRow&) = default;
};

// The sum of each period's days, in order. `shares` has one for each day of the span; the periods
// cover it.
std::vector<AmountRow> SumByPeriods(const calendar::DaySpan& days,
                                    std::span<const std::int64_t> shares,
                                    const std::vector<ViewPeriod>& periods);

}  // namespace tandem::fiscal
