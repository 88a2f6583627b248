#include "services/fiscal_alignment/domain/calendar_spec.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/calendar/fiscal/notation.h"

namespace tandem::fiscal {

StatusOr<calendar::FiscalCalendar> ReadCalendar(const CalendarSpec& spec) {
  return calendar::ParseCalendar(
      spec.notation, [&](const std::string& path) -> StatusOr<std::string> {
        const auto file = std::ranges::find(spec.files, path, &CalendarFile::path);
        if (file != spec.files.end()) return file->content;
        return InvalidArgument(fmt::format("the notation names @{}, which is not given", path));
      });
}

}  // namespace tandem::fiscal
