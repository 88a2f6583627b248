#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/person_name.h"
#include "libs/base/status.h"
#include "libs/calendar/working/working_days.h"

namespace tandem::partner {

// Days on which somebody is away. Nobody is asked why.
struct Absence {
  std::string id;
  calendar::DaySpan days;
  std::optional<PersonId> cover;  // of the same organisation
  std::string source;             // the calendar it was imported from; empty: told by hand

  friend bool operator==(const Absence&, const Absence&) = default;
};

inline constexpr int kLongestAbsence = 1096;  // three years
inline constexpr std::size_t kMostAbsences = 2000;

// INVALID_ARGUMENT that names `field` for days that end before they start, or more than three
// years.
Status CheckAbsenceDays(std::string_view field, const calendar::DaySpan& days);

// Whether two spans share a day.
inline bool Overlap(const calendar::DaySpan& a, const calendar::DaySpan& b) {
  return a.first <= b.last && b.first <= a.last;
}

// `absences`, in order, with one more, or with another one in place of that with the same id.
// FAILED_PRECONDITION (reason ABSENCES_OVERLAP) if it shares a day with one that is there, because
// one of them is then most likely a slip; also if they become too many.
StatusOr<std::vector<Absence>> WithAbsence(std::vector<Absence> absences, Absence absence);

}  // namespace tandem::partner
