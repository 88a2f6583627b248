#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "libs/calendar/fiscal/urgency_window.h"
#include "services/fiscal_alignment/domain/mop/mop_dates.h"
#include "services/fiscal_alignment/domain/mop_calendar/close_slots.h"

namespace tandem::fiscal {
namespace {

constexpr int kDaysOfWeek = 7;

CivilDay MondayOf(CivilDay day) {
  return day - (static_cast<int>(day.weekday().iso_encoding()) - 1);
}

// Collects the entries of one calendar.
class Entries {
 public:
  Entries(const calendar::DaySpan& agreed, const calendar::DaySpan& term)
      : agreed_(agreed), term_(term) {}

  void AddCloses(const std::vector<CloseSlot>& slots, const calendar::WorkingDays& joint) {
    for (const CloseSlot& slot : slots) {
      if (slot.day > term_.last) continue;
      const auto id = [&](MopEntryKind kind) { return MopEntryId{kind, {}, slot.ordinal}; };
      Add(id(MopEntryKind::kJointClose), slot.day);
      Add(id(MopEntryKind::kUrgencyWindow),
          {slot.day - (calendar::kUrgencyWindowDays - 1), slot.day});
      Add(id(MopEntryKind::kQuarterlyReview), joint.NthAfter(slot.day, kReviewWorkingDays));
    }
  }

  // The first joint working day of each week and month that the agreed term touches.
  void AddReviews(const calendar::WorkingDays& joint) {
    int ordinal = 0;
    for (CivilDay day = MondayOf(agreed_.first); day <= agreed_.last; day += kDaysOfWeek) {
      AddReview({MopEntryKind::kWeeklyReview, {}, ++ordinal}, {day, day + (kDaysOfWeek - 1)},
                joint);
    }
    ordinal = 0;
    for (CivilDay day = CivilDay::FromYmd(agreed_.first.year(), agreed_.first.month(), 1);
         day <= agreed_.last; day = day.PlusMonths(1)) {
      AddReview({MopEntryKind::kMonthlyReview, {}, ++ordinal}, {day, day.PlusMonths(1) - 1}, joint);
    }
  }

  void AddOwn(Side side, const std::vector<calendar::FiscalQuarter>& quarters) {
    int ends = 0;
    int starts = 0;
    for (const calendar::FiscalQuarter& quarter : quarters) {
      const calendar::DaySpan planning = {quarter.first - kPlanningDaysBefore,
                                          quarter.first + kPlanningDaysAfter};
      if (quarter.starts_year && planning.last >= agreed_.first && planning.first <= agreed_.last) {
        Add({MopEntryKind::kPlanningWindow, side, ++starts}, planning);
      }
      if (agreed_.first <= quarter.last && quarter.last <= agreed_.last) {
        Add({MopEntryKind::kOwnQuarterEnd, side, ++ends}, {quarter.last, quarter.last},
            quarter.ends_year);
      }
    }
  }

  std::vector<MopEntry> Take() {
    std::ranges::sort(entries_, {},
                      [](const MopEntry& entry) { return std::tie(entry.days.first, entry.id); });
    return std::move(entries_);
  }

 private:
  void AddReview(const MopEntryId& id, const calendar::DaySpan& days,
                 const calendar::WorkingDays& joint) {
    const CivilDay first = joint.NthAfter(days.first - 1, 1);
    if (first <= days.last) Add(id, first);
  }

  void Add(const MopEntryId& id, CivilDay day) { Add(id, {day, day}); }
  void Add(const MopEntryId& id, calendar::DaySpan days, bool ends_year = false) {
    days = {std::max(days.first, term_.first), std::min(days.last, term_.last)};
    if (days.first <= days.last) entries_.push_back({id, days, ends_year});
  }

  calendar::DaySpan agreed_;
  calendar::DaySpan term_;
  std::vector<MopEntry> entries_;
};

}  // namespace

StatusOr<MopCalendar> MopCalendarOf(const MopTerms& terms, const calendar::DaySpan& term,
                                    const Organisation& vendor, const Organisation& partner) {
  const calendar::DaySpan& agreed = terms.term;
  Entries entries(agreed, term);
  MopCalendar calendar;
  const PerSide<const Organisation*> sides = {&vendor, &partner};
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    const calendar::FiscalCalendar& own = sides[side]->calendar;
    RETURN_IF_ERROR(own.CheckCovers(agreed.first, agreed.last));
    entries.AddOwn(
        side, own.Quarters(agreed.first - kPlanningDaysAfter, agreed.last + kPlanningDaysBefore));
  }
  if (terms.kind == MopKind::kPeriod) {
    const Horizon horizon = HorizonOf(agreed);
    ASSIGN_OR_RETURN(const PartySchedule of_vendor, ScheduleOf(vendor, horizon));
    ASSIGN_OR_RETURN(const PartySchedule of_partner, ScheduleOf(partner, horizon));
    const Partnership pair(of_vendor, of_partner);
    ASSIGN_OR_RETURN(const std::vector<CloseSlot> slots, CloseSlotsOf(terms, pair));
    entries.AddCloses(slots, pair.joint);
    entries.AddReviews(pair.joint);
    calendar.estimated = pair.joint.IsEstimated(term.first, term.last);
  }
  calendar.entries = entries.Take();
  return calendar;
}

}  // namespace tandem::fiscal
