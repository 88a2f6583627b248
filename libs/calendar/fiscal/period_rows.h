#pragma once

#include <string>

#include "libs/base/status.h"
#include "libs/calendar/fiscal/regime.h"

namespace tandem::calendar {

// Reads explicit periods from CSV text with the columns year_label, quarter, period, start, end;
// the label of a bridge is "2022B" and its quarter 0. What `tandem calendar periods` writes is
// read. INVALID_ARGUMENT that names `path`, line, field and rule.
StatusOr<RowsRegime> ParsePeriodRows(const std::string& path, const std::string& text);

}  // namespace tandem::calendar
