#include "services/partner_registry/domain/calendar_revision.h"

#include <algorithm>

#include <fmt/format.h>

#include "services/partner_registry/domain/field.h"

namespace tandem::partner {
namespace {

Status AddFiles(const std::vector<CalendarFile>& added, std::vector<CalendarFile>& files) {
  for (const CalendarFile& file : added) {
    const auto same = std::ranges::find(files, file.path, &CalendarFile::path);
    if (same == files.end()) {
      files.push_back(file);
    } else if (same->content != file.content) {
      return InvalidField("spec", fmt::format("the calendar has another file @{} already; give the "
                                              "new one another name",
                                              file.path));
    }
  }
  return OkStatus();
}

}  // namespace

Status CheckCorrection(const CheckedCalendar& known, const CheckedCalendar& right) {
  const std::size_t before = known.calendar.regimes().size();
  const std::size_t after = right.calendar.regimes().size();
  if (before != after) {
    return WithReason(FailedPrecondition(
                          fmt::format("the calendar has {} regime{} and the correction {}; periods "
                                      "would lose their identities: use ChangeFiscalYearEnd",
                                      before, before == 1 ? "" : "s", after)),
                      "REGIMES_DIFFER");
  }
  if (known.spec == right.spec) {
    return WithReason(FailedPrecondition("nothing to correct: the calendar is this one already"),
                      "NOTHING_TO_CORRECT");
  }
  return OkStatus();
}

StatusOr<CheckedCalendar> ChangeYearEnd(const CheckedCalendar& known, CivilDay first, CivilDay last,
                                        const CalendarSpec& next) {
  const StatusOr<CheckedCalendar> regime = CheckCalendar(next);
  if (!regime.ok()) return AtField("spec", regime.status());
  if (regime->calendar.regimes().size() != 1) {
    return InvalidField("spec", "must be one regime, the rule that holds behind the bridge");
  }
  if (last < first) return InvalidField("bridge", "must not end before it starts");
  if (const auto& bridges = known.calendar.bridges();
      !bridges.empty() && first <= bridges.back().last) {
    return InvalidField("bridge", fmt::format("must begin after the calendar's last bridge, which "
                                              "ends on {}",
                                              bridges.back().last.ToString()));
  }
  CalendarSpec joined{fmt::format("{} | bridge {}..{} | {}", known.spec.notation, first.ToString(),
                                  last.ToString(), regime->spec.notation),
                      known.spec.files};
  RETURN_IF_ERROR(AddFiles(regime->spec.files, joined.files));
  StatusOr<CheckedCalendar> changed = CheckCalendar(joined);
  if (!changed.ok()) return AtField("bridge", changed.status());
  return changed;
}

}  // namespace tandem::partner
