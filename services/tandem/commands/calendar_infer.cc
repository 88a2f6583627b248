#include "services/tandem/commands/calendar_infer.h"

#include "services/tandem/views/calendar_view.h"

namespace tandem::client {

StatusOr<std::string> CalendarInfer::Run(const Terminal& terminal) const {
  calendar::Inference inference;
  if (!quarter_ends.empty()) {
    ASSIGN_OR_RETURN(std::vector<CivilDay> days, ReadDays("--quarter-ends", quarter_ends));
    ASSIGN_OR_RETURN(inference, calendar::InferFromQuarterEnds(std::move(days)));
  } else {
    ASSIGN_OR_RETURN(std::vector<CivilDay> days, ReadDays("--ends", year_ends));
    ASSIGN_OR_RETURN(inference, calendar::InferFromYearEnds(std::move(days)));
  }
  switch (format) {
    case Format::kJson:
      return InferenceAsJson(inference);
    case Format::kCsv:
      return InferenceAsCsv(inference);
    case Format::kTable:
      break;
  }
  return InferenceAsText(inference, terminal);
}

}  // namespace tandem::client
