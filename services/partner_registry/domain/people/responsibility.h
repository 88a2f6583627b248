#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "libs/base/person_name.h"
#include "libs/base/status.h"
#include "libs/calendar/working/working_days.h"

namespace tandem::partner {

// The last day of what has no end yet.
inline constexpr CivilDay kUntilFurtherNotice(std::numeric_limits<std::int32_t>::max());

// A channel manager looks after a partnership for some time.
struct Responsibility {
  PersonId manager;
  calendar::DaySpan days;  // to kUntilFurtherNotice if the end is not known

  friend bool operator==(const Responsibility&, const Responsibility&) = default;
};

// Who is responsible for a partnership when: in order, without overlap, never the same person in
// two spans that adjoin. On other days nobody is.
using ResponsibilityHistory = std::vector<Responsibility>;

inline constexpr std::size_t kMostResponsibilities = 500;

// The history in which `manager` is responsible from `first` on, or nobody; what was before that
// day stays. FAILED_PRECONDITION if it becomes too long.
StatusOr<ResponsibilityHistory> Assign(ResponsibilityHistory history,
                                       const std::optional<PersonId>& manager, CivilDay first);

// The history in which `manager` is responsible for nothing from `first` on; others stay.
ResponsibilityHistory Without(ResponsibilityHistory history, const PersonId& manager,
                              CivilDay first);

// Who is responsible on that day.
std::optional<PersonId> ResponsibleOn(const ResponsibilityHistory& history, CivilDay day);

}  // namespace tandem::partner
