#pragma once

#include <functional>
#include <string>
#include <vector>

#include "libs/calendar/working/working_days.h"
#include "tests/sim/comparison/model.h"

// What calendar files say and what must be known afterwards, day by day.
namespace tandem::sim {

struct FileEvent {
  calendar::DaySpan days;
  bool works = false;      // a working weekend
  bool cancelled = false;  // does not count
};

struct CalendarFile {
  std::vector<FileEvent> events;
  std::string title;  // of each event; nobody may keep it
  calendar::DaySpan bounds;

  // As iCalendar.
  std::string ToText() const;
  // The days off, or working, of events that count and share a day with the bounds.
  std::vector<calendar::DaySpan> Spans(bool works) const;
};

struct FileCounts {
  int events = 0;
  int added = 0;
  int removed = 0;
  int unchanged = 0;

  friend bool operator==(const FileCounts&, const FileCounts&) = default;
};

struct AbsencesOfFile {
  std::vector<partner::v1::Absence> absences;  // all, those that are new without a name
  FileCounts counts;
};

// The absences of somebody after the file was read as one of that source.
AbsencesOfFile WithFile(const PersonRecord& person, const std::string& source,
                        const CalendarFile& file);

// Settings of an organisation, of the same revision, after the file was read.
struct SettingsOfFile {
  partner::v1::OrganisationSettings settings;
  FileCounts counts;
};
SettingsOfFile WithFile(const partner::v1::OrganisationSettings& before, const CalendarFile& file);

}  // namespace tandem::sim
