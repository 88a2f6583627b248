#include "services/partner_registry/domain/facts/subject.h"

#include <array>
#include <utility>

namespace tandem::partner {
namespace {

constexpr std::string_view kAbsences = "/absences";
constexpr auto kSuffixes = std::to_array<std::pair<std::string_view, SubjectKind>>({
    {"/settings", SubjectKind::kSettings},
    {"/fiscalCalendar", SubjectKind::kCalendar},
    {"/manager", SubjectKind::kManager},
});

StatusOr<Subject> OfPerson(std::string_view field, std::string_view name) {
  const bool absences = name.ends_with(kAbsences);
  ASSIGN_OR_RETURN(PersonName person,
                   PersonName::ParseWith(absences ? kAbsences : "", field, name));
  return Subject{std::move(person.organisation),
                 absences ? SubjectKind::kAbsences : SubjectKind::kPerson,
                 std::move(person.person)};
}

}  // namespace

StatusOr<Subject> Subject::Parse(std::string_view field, std::string_view name) {
  if (name.find("/people/") != std::string_view::npos) return OfPerson(field, name);
  Subject subject;
  for (const auto& [suffix, kind] : kSuffixes) {
    if (!name.ends_with(suffix)) continue;
    subject.kind = kind;
    ASSIGN_OR_RETURN(subject.organisation, OrganisationName::ParseWith(suffix, field, name));
    if (kind != SubjectKind::kManager || subject.organisation.partnership) return subject;
    return InvalidField(field, "only partnerships have a manager");
  }
  ASSIGN_OR_RETURN(subject.organisation, OrganisationName::Parse(field, name));
  return subject;
}

std::string Subject::ToString() const {
  if (person) {
    const PersonName name{organisation, *person};
    return name.ToString() + std::string(kind == SubjectKind::kAbsences ? kAbsences : "");
  }
  std::string text = organisation.ToString();
  for (const auto& [suffix, of] : kSuffixes) {
    if (of == kind) text += suffix;
  }
  return text;
}

}  // namespace tandem::partner
