#include "services/tandem/views/mop/year_view.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "services/tandem/views/mop/mop_words.h"
#include "services/tandem/views/text_table.h"
#include "services/tandem/views/timeline.h"

namespace tandem::client {
namespace {

using fiscal::v1::MopCalendar;
using fiscal::v1::MopCalendarEntry;
using fiscal::v1::Side;
using fiscal::v1::SIDE_PARTNER;
using fiscal::v1::SIDE_VENDOR;

constexpr std::size_t kMostNext = 12;
constexpr std::array<std::string_view, 7> kWeekdays = {"Mon", "Tue", "Wed", "Thu",
                                                       "Fri", "Sat", "Sun"};

struct Days {
  CivilDay first;
  CivilDay last;
};

// None of an entry that fell away.
std::optional<Days> DaysOf(const MopCalendarEntry& entry) {
  if (!entry.has_days()) return std::nullopt;
  const auto first = DayOf(entry.days().first_day());
  const auto last = DayOf(entry.days().last_day());
  if (!first || !last) return std::nullopt;
  return Days{*first, *last};
}

Timeline::Mark MarkOf(const MopCalendarEntry& entry) {
  switch (entry.kind()) {
    case MopCalendarEntry::KIND_JOINT_CLOSE:
      return Timeline::Mark::kProposal;
    case MopCalendarEntry::KIND_URGENCY_WINDOW:
      return Timeline::Mark::kWindow;
    case MopCalendarEntry::KIND_PLANNING_WINDOW:
      return Timeline::Mark::kPlanning;
    case MopCalendarEntry::KIND_MONTHLY_REVIEW:
      return Timeline::Mark::kMonthly;
    case MopCalendarEntry::KIND_QUARTERLY_REVIEW:
      return Timeline::Mark::kQuarterly;
    case MopCalendarEntry::KIND_OWN_QUARTER_END:
      return entry.ends_year() ? Timeline::Mark::kYear : Timeline::Mark::kQuarter;
    default:
      return Timeline::Mark::kQuiet;  // a weekly review is in every cell
  }
}

// One row of the drawing: which entries it shows.
void AddEntries(const MopCalendar& calendar, Side side,
                std::initializer_list<MopCalendarEntry::Kind> kinds, Timeline& timeline) {
  for (const MopCalendarEntry& entry : calendar.entries()) {
    const bool of_side = entry.side() == fiscal::v1::SIDE_UNSPECIFIED || entry.side() == side;
    if (!of_side || std::ranges::find(kinds, entry.kind()) == kinds.end()) continue;
    if (const auto days = DaysOf(entry)) timeline.AddMark(days->first, days->last, MarkOf(entry));
  }
}

// A row of what both sides have in common; none of a difference, which has no closes.
void AddSharedRow(const std::string& name, const MopCalendar& calendar,
                  std::initializer_list<MopCalendarEntry::Kind> kinds, Timeline& timeline) {
  const bool known = std::ranges::any_of(calendar.entries(), [&](const auto& entry) {
    return std::ranges::find(kinds, entry.kind()) != kinds.end();
  });
  if (!known) return;
  timeline.AddRow(name);
  AddEntries(calendar, SIDE_VENDOR, kinds, timeline);
}

std::string Title(const MopCalendar& calendar, const Voice& voice, const Terminal& terminal) {
  std::string text =
      terminal.Bold(fmt::format("Calendar of MOP {} of {} and {}", NumberOf(calendar.mop()),
                                voice.vendor, voice.partner)) +
      "\n";
  std::string line = fmt::format("It holds from {}; days are those of {}.",
                                 SpanInWords(calendar.term()), calendar.time_zone());
  if (calendar.estimated()) line += " Some holidays in this are estimated.";
  return text + Wrapped(line, 2);
}

std::string EntryText(const MopCalendarEntry& entry, const Voice& voice) {
  const std::string whose = voice.Name(entry.side());
  switch (entry.kind()) {
    case MopCalendarEntry::KIND_JOINT_CLOSE:
      return "joint close";
    case MopCalendarEntry::KIND_URGENCY_WINDOW:
      return "urgency window of the joint close";
    case MopCalendarEntry::KIND_PLANNING_WINDOW:
      return "planning window of " + whose;
    case MopCalendarEntry::KIND_WEEKLY_REVIEW:
      return "weekly review";
    case MopCalendarEntry::KIND_MONTHLY_REVIEW:
      return "monthly review";
    case MopCalendarEntry::KIND_QUARTERLY_REVIEW:
      return "quarterly review";
    case MopCalendarEntry::KIND_OWN_QUARTER_END:
      return fmt::format("{} closes its own {}", whose, entry.ends_year() ? "year" : "quarter");
    default:
      return {};
  }
}

std::string DayCell(CivilDay day) {
  return fmt::format("{} {}", day.ToString(), kWeekdays.at(day.weekday().iso_encoding() - 1));
}

// What is to come; of weekly reviews the next one.
std::string NextDates(const MopCalendar& calendar, CivilDay today, const Voice& voice,
                      const Terminal& terminal) {
  TextTable table({{"from"}, {"until"}, {"what", TextTable::Align::kLeft, 48}});
  std::size_t rows = 0;
  bool weekly = false;
  for (const MopCalendarEntry& entry : calendar.entries()) {
    const auto days = DaysOf(entry);
    if (!days || days->last < today || rows == kMostNext) continue;
    if (entry.kind() == MopCalendarEntry::KIND_WEEKLY_REVIEW && std::exchange(weekly, true))
      continue;
    table.Add({DayCell(days->first), days->last == days->first ? "" : DayCell(days->last),
               EntryText(entry, voice)});
    ++rows;
  }
  if (rows == 0) return "No date of it is still to come.\n";
  const std::string drawn = table.Draw(terminal);
  if (!weekly) return drawn;
  return drawn + "A weekly review is on the first joint working day of every week.\n";
}

}  // namespace

std::string YearAsText(const MopCalendar& calendar, CivilDay from, CivilDay today,
                       const Voice& voice, const Terminal& terminal) {
  Timeline timeline = Timeline::OfYear(from);
  for (const Side side : {SIDE_VENDOR, SIDE_PARTNER}) {
    timeline.AddRow(voice.Name(side));
    AddEntries(calendar, side,
               {MopCalendarEntry::KIND_OWN_QUARTER_END, MopCalendarEntry::KIND_PLANNING_WINDOW},
               timeline);
  }
  AddSharedRow("joint closes", calendar,
               {MopCalendarEntry::KIND_JOINT_CLOSE, MopCalendarEntry::KIND_URGENCY_WINDOW},
               timeline);
  AddSharedRow("reviews", calendar,
               {MopCalendarEntry::KIND_MONTHLY_REVIEW, MopCalendarEntry::KIND_QUARTERLY_REVIEW},
               timeline);
  return Title(calendar, voice, terminal) + "\n" + timeline.Draw(terminal) + "\n" +
         NextDates(calendar, today, voice, terminal);
}

CivilDay FirstDrawn(const MopCalendar& calendar, CivilDay today) {
  const CivilDay first = DayOf(calendar.term().first_day()).value_or(today);
  const CivilDay last = DayOf(calendar.term().last_day()).value_or(today);
  return today < first || today > last ? first : today;
}

Listing EntryRows(const MopCalendar& calendar) {
  Listing listing({{"kind", ""},
                   {"side", ""},
                   {"ordinal", ""},
                   {"firstDay", ""},
                   {"lastDay", ""},
                   {"endsYear", ""},
                   {"sequence", ""}});
  for (const MopCalendarEntry& entry : calendar.entries()) {
    listing.Add({WordOfEnum(MopCalendarEntry::Kind_Name(entry.kind()), "KIND_"),
                 SideWord(entry.side()), std::int64_t{entry.ordinal()},
                 IsoDay(entry.days().first_day()), IsoDay(entry.days().last_day()),
                 Cell::Truth(entry.ends_year()), std::int64_t{entry.sequence()}});
  }
  return listing;
}

}  // namespace tandem::client
