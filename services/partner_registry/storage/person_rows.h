#pragma once

#include <string>
#include <vector>

#include "libs/storage/database.h"
#include "services/partner_registry/domain/people/absence.h"
#include "services/partner_registry/domain/people/person.h"
#include "services/partner_registry/domain/people/responsibility.h"

// Rows of the tables about people, read. A value that could not have been written is damage:
// INTERNAL.
namespace tandem::partner {

// An id of a column that holds a person.
StatusOr<PersonId> PersonIdOf(const std::string& column);
StatusOr<PartnershipId> PartnershipIdOf(const std::string& column);

// Columns: person, partnership, display_name, role, time_zone, free_weekdays, country, erased,
// revision, create_time, update_time, absences_revision.
inline constexpr std::string_view kPersonColumns =
    "person, partnership, display_name, role, time_zone, free_weekdays, country, erased, revision, "
    "create_time, update_time, absences_revision";
StatusOr<Person> PersonOf(const VendorId& vendor, const storage::Row& row);

// Columns: first_day, last_day, from `column` on.
calendar::DaySpan SpanOf(const storage::Row& row, std::size_t column);
inline storage::Value Of(CivilDay day) { return std::int64_t{day.days()}; }

// Columns: absence, first_day, last_day, cover, source.
StatusOr<Absence> AbsenceOf(const storage::Row& row);

// Columns: manager, first_day, last_day, from `column` on.
StatusOr<Responsibility> ResponsibilityOf(const storage::Row& row, std::size_t column);

}  // namespace tandem::partner
