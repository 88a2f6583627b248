#include "tests/sim/script/calendar_file.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "libs/wire/type_values.h"

namespace tandem::sim {
namespace {

using calendar::DaySpan;
using partner::v1::Absence;

bool ShareADay(const DaySpan& a, const DaySpan& b) {
  return a.first <= b.last && b.first <= a.last;
}

DaySpan DaysOf(const Absence& absence) { return wire::FromProto("days", absence.days()).value(); }

std::string Compact(CivilDay day) {
  std::string text = day.ToString();
  std::erase(text, '-');
  return text;
}

// The days of the spans but those that are taken, as longest spans; from one day to the next goes
// a span only where one of `spans` does.
std::vector<DaySpan> Pieces(const std::vector<DaySpan>& spans, const std::set<CivilDay>& taken) {
  std::set<CivilDay> days;
  std::set<CivilDay> going_on;  // from the day before
  for (const DaySpan& span : spans) {
    for (CivilDay day = span.first; day <= span.last; day = day + 1) {
      days.insert(day);
      if (day != span.first) going_on.insert(day);
    }
  }
  std::vector<DaySpan> pieces;
  for (const CivilDay day : days) {
    if (taken.contains(day)) continue;
    if (!pieces.empty() && pieces.back().last == day - 1 && going_on.contains(day)) {
      pieces.back().last = day;
    } else {
      pieces.push_back({day, day});
    }
  }
  return pieces;
}

// The absence, taken away, that fits first; none without a source.
template <typename Fits>
Absence Take(std::vector<Absence>& old, const Fits& fits) {
  const auto found =
      std::ranges::find_if(old, [&](const Absence& one) { return fits(DaysOf(one)); });
  if (found == old.end()) return {};
  Absence taken = *found;
  old.erase(found);
  return taken;
}

// How the items of one list became those of another.
template <typename Item>
void Count(const std::vector<Item>& before, const std::vector<Item>& after, FileCounts& counts) {
  for (const Item& one : after) {
    ++(std::ranges::find(before, one) == before.end() ? counts.added : counts.unchanged);
  }
  counts.removed += static_cast<int>(std::ranges::count_if(
      before, [&](const Item& one) { return std::ranges::find(after, one) == after.end(); }));
}

}  // namespace

std::string CalendarFile::ToText() const {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:sim\r\n";
  for (const FileEvent& one : events) {
    text += fmt::format(
        "BEGIN:VEVENT\r\nUID:{}-{}\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:{}\r\n{}{}"
        "DTSTART;VALUE=DATE:{}\r\nDTEND;VALUE=DATE:{}\r\nEND:VEVENT\r\n",
        title, &one - events.data(), title, one.works ? "CATEGORIES:WORKING WEEKEND\r\n" : "",
        one.cancelled ? "STATUS:CANCELLED\r\n" : "", Compact(one.days.first),
        Compact(one.days.last + 1));
  }
  return text + "END:VCALENDAR\r\n";
}

std::vector<DaySpan> CalendarFile::Spans(bool works) const {
  std::vector<DaySpan> spans;
  for (const FileEvent& one : events) {
    if (one.cancelled || one.works != works || !ShareADay(one.days, bounds)) continue;
    spans.push_back(one.days);
  }
  return spans;
}

AbsencesOfFile WithFile(const PersonRecord& person, const std::string& source,
                        const CalendarFile& file) {
  AbsencesOfFile after;
  std::vector<Absence> old;
  std::set<CivilDay> taken;
  for (const auto& [name, one] : person.absences) {
    const DaySpan days = DaysOf(one);
    const bool is_old = one.source() == source && ShareADay(days, file.bounds);
    (is_old ? old : after.absences).push_back(one);
    for (CivilDay day = days.first; !is_old && day <= days.last; day = day + 1) taken.insert(day);
  }
  std::ranges::sort(old, {}, [](const Absence& one) { return DaysOf(one).first; });
  after.counts.events = static_cast<int>(file.events.size());
  after.counts.removed = static_cast<int>(old.size());
  std::vector<DaySpan> others;
  for (const DaySpan& piece : Pieces(file.Spans(false), taken)) {
    Absence same = Take(old, [&](const DaySpan& days) { return days == piece; });
    if (same.name().empty()) {
      others.push_back(piece);
      continue;
    }
    after.absences.push_back(std::move(same));
    ++after.counts.unchanged;
    --after.counts.removed;
  }
  for (const DaySpan& piece : others) {
    Absence moved = Take(old, [&](const DaySpan& days) { return ShareADay(days, piece); });
    *moved.mutable_days() = wire::ToProto(piece);
    moved.set_source(source);
    after.absences.push_back(std::move(moved));
    ++after.counts.added;
  }
  return after;
}

SettingsOfFile WithFile(const partner::v1::OrganisationSettings& before, const CalendarFile& file) {
  SettingsOfFile after{.settings = before};
  const auto shutdowns = wire::ReadSpans("", before.shutdowns()).value();
  std::vector<DaySpan> spans = file.Spans(false);
  std::ranges::copy_if(shutdowns, std::back_inserter(spans),
                       [&](const DaySpan& one) { return !ShareADay(one, file.bounds); });
  const auto closed = Pieces(spans, {});
  const auto weekends = wire::ReadDays("", before.working_weekends()).value();
  std::set<CivilDay> working;
  for (const CivilDay day : weekends) {
    if (!ShareADay({day, day}, file.bounds)) working.insert(day);
  }
  for (const DaySpan& span : file.Spans(true)) {
    for (CivilDay day = span.first; day <= span.last; day = day + 1) {
      if (ShareADay({day, day}, file.bounds)) working.insert(day);
    }
  }
  const std::vector<CivilDay> worked(working.begin(), working.end());
  after.settings.clear_shutdowns();
  wire::WriteSpans(closed, *after.settings.mutable_shutdowns());
  after.settings.clear_working_weekends();
  wire::WriteDays(worked, *after.settings.mutable_working_weekends());
  after.counts.events = static_cast<int>(file.events.size());
  Count(shutdowns, closed, after.counts);
  Count(weekends, worked, after.counts);
  return after;
}

}  // namespace tandem::sim
