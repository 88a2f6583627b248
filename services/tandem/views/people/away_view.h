#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "services/tandem/views/listing.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

struct Days {
  CivilDay first;
  CivilDay last;

  int length() const { return last - first + 1; }
  friend bool operator==(const Days&, const Days&) = default;
};

// One absence that touches a window, with the names of people.
struct AwayPerson {
  std::string id;  // "acme/softcat:bob"
  std::string name;
  std::string role;  // "partner rep"
  Days days;         // the absence, whole
  int working_days_away = 0;
  int working_days = 0;
  std::string cover_id;  // empty: nobody
  std::string cover_name;
  int days_without_cover = 0;

  friend bool operator==(const AwayPerson&, const AwayPerson&) = default;
};

struct AwayClose {
  bool of_vendor = false;
  CivilDay day;

  friend bool operator==(const AwayClose&, const AwayClose&) = default;
};

struct AwaySpan {
  Days days;
  std::vector<AwayClose> closes;
  std::optional<Days> shared;
  std::vector<AwayPerson> people;

  friend bool operator==(const AwaySpan&, const AwaySpan&) = default;
};

// What is known of one partnership.
struct AwayPartnership {
  std::string id;  // "acme/softcat"
  std::string name;
  std::string vendor_name;
  std::string manager_id;  // empty: nobody
  std::string manager_name;
  std::vector<AwaySpan> windows;
  std::vector<std::string> unknown_sides;  // names of those whose closes are not known
};

// For people: the windows by their close, each with a strip of its days, one character each, for
// everybody who is away. Partnerships whose windows tell the same share one.
// The days until a close count from the day from which one looks.
std::string AwayAsText(const std::vector<AwayPartnership>& partnerships, CivilDay from,
                       const Terminal& terminal);
// For programs: partnerships by their nearest close, one row for each absence in each window; a
// window without one has a row, too.
Listing AwayRows(std::vector<AwayPartnership> partnerships);

}  // namespace tandem::client
