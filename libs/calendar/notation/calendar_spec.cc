#include "libs/calendar/notation/calendar_spec.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "libs/calendar/notation/notation.h"

namespace tandem::calendar {

StatusOr<FiscalCalendar> ReadCalendar(const CalendarSpec& spec) {
  std::set<std::string_view> given;
  for (const CalendarFile& file : spec.files) {
    if (given.insert(file.path).second) continue;
    return InvalidArgument(fmt::format("the file @{} is given twice", file.path));
  }
  std::set<std::string> named;
  const auto read = [&](const std::string& path) -> StatusOr<std::string> {
    const auto file = std::ranges::find(spec.files, path, &CalendarFile::path);
    if (file == spec.files.end()) {
      return InvalidArgument(fmt::format("the notation names @{}, which is not given", path));
    }
    named.insert(path);
    return file->content;
  };
  ASSIGN_OR_RETURN(FiscalCalendar calendar, ParseCalendar(spec.notation, read));
  for (const CalendarFile& file : spec.files) {
    if (named.contains(file.path)) continue;
    return InvalidArgument(fmt::format("the notation does not name the file @{}", file.path));
  }
  return calendar;
}

CalendarSpec Canonical(const FiscalCalendar& calendar, const CalendarSpec& spec) {
  // A file that held only the notation is no longer needed.
  std::set<std::string_view> needed;
  for (const Regime& regime : calendar.regimes()) {
    if (regime.rows() != nullptr) needed.insert(regime.rows()->path);
  }
  CalendarSpec canonical{.notation = ToNotation(calendar)};
  std::ranges::copy_if(spec.files, std::back_inserter(canonical.files),
                       [&](const CalendarFile& file) { return needed.contains(file.path); });
  std::ranges::sort(canonical.files);
  return canonical;
}

}  // namespace tandem::calendar
