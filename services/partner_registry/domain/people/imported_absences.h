#pragma once

#include <functional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "services/partner_registry/domain/people/absence.h"

namespace tandem::partner {

// What a calendar says of the days in `bounds`.
struct ImportedDays {
  std::string source;                    // which calendar
  std::vector<calendar::DaySpan> spans;  // in any order, perhaps overlapping or outside of `bounds`
  calendar::DaySpan bounds;
};

struct ImportCounts {
  int added = 0;
  int removed = 0;
  int unchanged = 0;

  friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

struct ImportedAbsences {
  std::vector<Absence> absences;  // all that are known afterwards, in order
  ImportCounts counts;
};

// Spans in order, those that share a day made one.
std::vector<calendar::DaySpan> Joined(std::vector<calendar::DaySpan> spans);

// Makes the absences of that source that share a day with `bounds` those of the calendar. Days that
// absences of other origin take are left to these. One that moved or changed its length keeps its
// id and cover; `new_id` gives ids to the others. FAILED_PRECONDITION if they become too many.
StatusOr<ImportedAbsences> Import(const std::vector<Absence>& known, const ImportedDays& days,
                                  const std::function<std::string()>& new_id);

}  // namespace tandem::partner
