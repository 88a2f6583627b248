#include "services/fiscal_alignment/app/infer_calendar.h"

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

constexpr std::size_t kMostEnds = 400;

Status CheckSize(std::string_view field, const std::vector<CivilDay>& ends) {
  if (ends.size() <= kMostEnds) return OkStatus();
  return InvalidField(field, fmt::format("has {} days, more than {}", ends.size(), kMostEnds));
}

}  // namespace

StatusOr<calendar::Inference> InferCalendar(std::vector<CivilDay> year_ends,
                                            std::vector<CivilDay> quarter_ends) {
  if (year_ends.empty() && quarter_ends.empty()) {
    return InvalidField("year_ends", "these or quarter_ends must be given");
  }
  if (!year_ends.empty() && !quarter_ends.empty()) {
    return InvalidField("quarter_ends", "must be empty where year_ends are given");
  }
  RETURN_IF_ERROR(CheckSize("year_ends", year_ends));
  RETURN_IF_ERROR(CheckSize("quarter_ends", quarter_ends));
  return year_ends.empty() ? calendar::InferFromQuarterEnds(std::move(quarter_ends))
                           : calendar::InferFromYearEnds(std::move(year_ends));
}

}  // namespace tandem::fiscal
