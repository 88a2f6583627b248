#include "tests/sim/comparison/model.h"

namespace tandem::sim {

std::int64_t RevisionOf(const OrganisationRecord& record, const std::string& subject) {
  if (subject == record.name) return record.revision;
  if (subject == record.name + "/settings") return record.settings.revision();
  if (subject == record.name + "/manager") return record.manager_revision;
  if (subject == record.name + "/fiscalCalendar") {
    return record.calendars.empty() ? 0 : record.calendars.back().revision();
  }
  const std::size_t end = subject.rfind("/absences");
  const PersonRecord& person = record.people.at(subject.substr(0, end));
  return end == std::string::npos ? person.person.revision() : person.absences_revision;
}

}  // namespace tandem::sim
