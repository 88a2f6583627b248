#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/working/working_days.h"
#include "libs/calendar/zone/time_zone.h"

namespace tandem::ical {

// How a file is read. Times without a zone, and days, are in `zone`.
struct ReadOptions {
  calendar::TimeZone zone;
  calendar::DaySpan bounds;  // what lies outside is left out, what straddles is kept whole
  std::size_t most_occurrences = 20'000;  // of the whole file
  std::size_t most_bytes = std::size_t{16} << 20U;
  std::chrono::minutes least_of_day = std::chrono::hours(6);  // that make a day a busy one
  bool free_too = false;  // for programs that show whole days as free unless told otherwise
};

struct BusyDays {
  std::string uid;
  calendar::DaySpan days;
  // A day declared as a working one (category "Working weekend"), rather than an absence.
  bool works = false;
  int line = 0;
};

enum class Severity {
  kNote,     // read, but someone should know
  kLeftOut,  // on purpose: free, tentative, cancelled, short
  kRefused,  // left out because it is wrong
};

// What was made of the event or the like that begins on `line`. Never says what it is about.
struct Remark {
  int line = 0;
  Severity severity = Severity::kNote;
  std::string reason;  // UPPER_SNAKE
  std::string text;
};

struct BusyCalendar {
  std::vector<BusyDays> entries;  // in the order of the file
  std::vector<Remark> remarks;
  int events = 0;  // that the file has, VFREEBUSY among them
};

// The busy days of an iCalendar file (RFC 5545) as Google, Outlook, Exchange and Apple write it.
// INVALID_ARGUMENT, with the reason TOO_LARGE, NOT_UTF8, NO_CALENDAR or UNBALANCED, for what is no
// such file; an event that is wrong is a remark, and the others are read. Time and memory are
// bounded by the size of the text and the limits of `options`, whatever the text says. Any number
// of threads may read at a time.
StatusOr<BusyCalendar> ReadBusyDays(std::string_view text, const ReadOptions& options);

}  // namespace tandem::ical
