#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "libs/base/person_name.h"
#include "libs/base/status.h"

namespace tandem::partner {

// What of an organisation can be verified. Stored by its number, which is also the order of lists.
enum class SubjectKind {
  kOrganisation = 1,  // the name and, of a partner, the business model
  kSettings,
  kCalendar,
  kManager,  // who is responsible for the partnership
  kPerson,
  kAbsences,
};
inline constexpr SubjectKind kLastSubject = SubjectKind::kAbsences;

// One thing that somebody can make sure of.
struct Subject {
  OrganisationName organisation;
  SubjectKind kind = SubjectKind::kOrganisation;
  std::optional<PersonId> person;  // of kPerson and kAbsences

  // "vendors/acme", "…/settings", "…/fiscalCalendar", "…/manager", "…/people/ann",
  // "…/people/ann/absences". INVALID_ARGUMENT names `field`.
  static StatusOr<Subject> Parse(std::string_view field, std::string_view name);
  std::string ToString() const;

  friend auto operator<=>(const Subject&, const Subject&) = default;
};

}  // namespace tandem::partner
