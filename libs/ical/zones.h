#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/zone/time_zone.h"
#include "libs/ical/component.h"
#include "libs/ical/file_zone.h"

namespace tandem::ical {

// What a TZID means: a zone of the IANA database, or, where its name says nothing, one that the
// file describes. A plain value that refers to Zones, which must outlive it.
class EventZone {
 public:
  explicit EventZone(calendar::TimeZone iana) : iana_(std::move(iana)) {}
  EventZone(std::optional<calendar::TimeZone> iana, const FileZone* described)
      : iana_(std::move(iana)), described_(described) {}

  // The earlier one of a local time that happens twice; a skipped one is the instant of the change.
  std::chrono::sys_seconds InstantOf(calendar::LocalSeconds local) const;
  // Whether the file describes this zone, but with another offset at that time.
  bool ContradictsFile(calendar::LocalSeconds local) const;

  const calendar::TimeZone* iana() const { return iana_ ? &*iana_ : nullptr; }

 private:
  std::optional<calendar::TimeZone> iana_;
  const FileZone* described_ = nullptr;
};

// The zones of one file by TZID. Not thread-safe.
class Zones {
 public:
  // `components`, which must outlive this, has the VTIMEZONEs; `span` are the days that matter.
  Zones(const std::vector<Component>& components, calendar::DaySpan span, RecurrenceBudget& budget);

  // An IANA name, also behind a path ("/citadel.org/20190914_1/Europe/Berlin"), means that zone
  // whatever the file says of it; else the file's VTIMEZONE decides; else a name of Windows.
  // INVALID_ARGUMENT with the reason UNKNOWN_ZONE for what is none of them. The answer stays
  // valid as long as this.
  StatusOr<const EventZone*> Find(std::string_view tzid);

 private:
  StatusOr<EventZone> Resolve(std::string_view tzid);

  std::map<std::string, const Component*, std::less<>> described_;
  calendar::DaySpan span_;
  RecurrenceBudget& budget_;
  std::map<std::string, FileZone, std::less<>> file_zones_;
  std::map<std::string, StatusOr<EventZone>, std::less<>> found_;
};

}  // namespace tandem::ical
