#include "services/partner_registry/domain/people/absence.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem::partner {
namespace {

std::string Text(const calendar::DaySpan& days) {
  return fmt::format("{}..{}", days.first.ToString(), days.last.ToString());
}

}  // namespace

Status CheckAbsenceDays(std::string_view field, const calendar::DaySpan& days) {
  const int length = days.last - days.first + 1;
  if (length < 1) return InvalidField(field, fmt::format("{} ends before it starts", Text(days)));
  if (length > kLongestAbsence) {
    return InvalidField(
        field, fmt::format("{} has {} days, more than {}", Text(days), length, kLongestAbsence));
  }
  return OkStatus();
}

StatusOr<std::vector<Absence>> WithAbsence(std::vector<Absence> absences, Absence absence) {
  std::erase_if(absences, [&](const Absence& one) { return one.id == absence.id; });
  const auto taken = std::ranges::find_if(
      absences, [&](const Absence& one) { return Overlap(one.days, absence.days); });
  if (taken != absences.end()) {
    return WithReason(FailedPrecondition(fmt::format("absence.days: {} overlaps {}, which is known",
                                                     Text(absence.days), Text(taken->days))),
                      "ABSENCES_OVERLAP");
  }
  if (absences.size() >= kMostAbsences) {
    return FailedPrecondition(fmt::format("nobody can have more than {} absences", kMostAbsences));
  }
  const auto place = std::ranges::upper_bound(absences, absence.days.first, {},
                                              [](const Absence& one) { return one.days.first; });
  absences.insert(place, std::move(absence));
  return absences;
}

}  // namespace tandem::partner
