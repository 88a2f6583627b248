#include "services/fiscal_alignment/rpc/mop_calendar/calendar_file.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/ical/calendar_writer.h"

namespace tandem::fiscal {
namespace {

constexpr const char* kProduct = "-//Tandem//Tandem//EN";

// Short words, which are a part of the UID and must not change.
std::string_view WordOf(MopEntryKind kind) {
  switch (kind) {
    case MopEntryKind::kJointClose:
      return "joint-close";
    case MopEntryKind::kUrgencyWindow:
      return "urgency-window";
    case MopEntryKind::kPlanningWindow:
      return "planning-window";
    case MopEntryKind::kWeeklyReview:
      return "weekly-review";
    case MopEntryKind::kMonthlyReview:
      return "monthly-review";
    case MopEntryKind::kQuarterlyReview:
      return "quarterly-review";
    case MopEntryKind::kOwnQuarterEnd:
      return "own-quarter-end";
  }
  return {};
}

std::string_view CategoryOf(MopEntryKind kind) {
  switch (kind) {
    case MopEntryKind::kJointClose:
      return "Joint close";
    case MopEntryKind::kUrgencyWindow:
      return "Urgency window";
    case MopEntryKind::kPlanningWindow:
      return "Planning window";
    case MopEntryKind::kWeeklyReview:
    case MopEntryKind::kMonthlyReview:
    case MopEntryKind::kQuarterlyReview:
      return "Review";
    case MopEntryKind::kOwnQuarterEnd:
      return "Quarter end";
  }
  return {};
}

std::string SummaryOf(const MopCalendarEntry& entry, const PerSide<std::string>& names,
                      Side reader) {
  const std::string& other = names[Other(reader)];
  const std::string& whose = names[entry.id.side.value_or(reader)];
  switch (entry.id.kind) {
    case MopEntryKind::kJointClose:
      return fmt::format("Joint close with {}", other);
    case MopEntryKind::kUrgencyWindow:
      return fmt::format("Last fortnight before the joint close with {}", other);
    case MopEntryKind::kPlanningWindow:
      return fmt::format("Planning window of {}'s fiscal year", whose);
    case MopEntryKind::kWeeklyReview:
      return fmt::format("Weekly review with {}", other);
    case MopEntryKind::kMonthlyReview:
      return fmt::format("Monthly review with {}", other);
    case MopEntryKind::kQuarterlyReview:
      return fmt::format("Quarterly review with {}", other);
    case MopEntryKind::kOwnQuarterEnd:
      return fmt::format("{}'s {} ends", whose,
                         entry.published.ends_year ? "fiscal year" : "quarter");
  }
  return {};
}

std::string UidOf(const MopName& mop, const MopEntryId& id) {
  const std::string side = id.side ? fmt::format("{}/", SideName(*id.side)) : std::string();
  return fmt::format("{}/{}/{}{}@tandem", mop.ToString(), WordOf(id.kind), side, id.ordinal);
}

}  // namespace

std::string CalendarFile(const std::string& name, Side reader,
                         const std::vector<FeedCalendar>& calendars) {
  std::vector<ical::DayEntry> entries;
  Instant last{};
  for (const FeedCalendar& calendar : calendars) {
    last = std::max(last, calendar.changed);
    for (const MopCalendarEntry& entry : calendar.entries) {
      entries.push_back({.uid = UidOf(calendar.mop, entry.id),
                         .days = entry.published.days,
                         .summary = SummaryOf(entry, calendar.display_names, reader),
                         .busy = false,
                         .sequence = entry.published.sequence,
                         .cancelled = entry.published.fell_away,
                         .stamp = calendar.changed,
                         .categories = {std::string(CategoryOf(entry.id.kind))}});
    }
  }
  return ical::WriteCalendar({.name = name, .product = kProduct}, entries, last);
}

}  // namespace tandem::fiscal
