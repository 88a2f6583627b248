#include "services/partner_registry/storage/person_rows.h"

#include "services/partner_registry/storage/organisation_key.h"

namespace tandem::partner {

StatusOr<PersonId> PersonIdOf(const std::string& column) {
  StatusOr<PersonId> id = PersonId::Parse("person", column);
  if (!id.ok()) return Internal(MessageOf(id.status()));
  return id;
}

StatusOr<PartnershipId> PartnershipIdOf(const std::string& column) {
  StatusOr<PartnershipId> id = PartnershipId::Parse("partnership", column);
  if (!id.ok()) return Internal(MessageOf(id.status()));
  return id;
}

StatusOr<Person> PersonOf(const VendorId& vendor, const storage::Row& row) {
  const std::int64_t role = row.Int(3);
  if (role < 1 || role > static_cast<int>(kLastRole)) return Internal("column role is damaged");
  Person person{.erased = row.Bool(7),
                .revision = row.Int(8),
                .create_time = row.At(9),
                .update_time = row.At(10),
                .absences_revision = row.Int(11)};
  ASSIGN_OR_RETURN(person.name.organisation, OrganisationOfColumns(vendor, row.Text(1)));
  ASSIGN_OR_RETURN(person.name.person, PersonIdOf(row.Text(0)));
  person.values = {.display_name = row.Text(2),
                   .role = static_cast<PersonRole>(role),
                   .time_zone = row.Text(4),
                   .free_weekdays = static_cast<unsigned long>(row.Int(5)),
                   .country = row.Text(6)};
  return person;
}

calendar::DaySpan SpanOf(const storage::Row& row, std::size_t column) {
  return {CivilDay(static_cast<std::int32_t>(row.Int(column))),
          CivilDay(static_cast<std::int32_t>(row.Int(column + 1)))};
}

StatusOr<Absence> AbsenceOf(const storage::Row& row) {
  Absence absence{.id = row.Text(0), .days = SpanOf(row, 1), .source = row.Text(4)};
  if (!row.IsNull(3)) {
    ASSIGN_OR_RETURN(absence.cover, PersonIdOf(row.Text(3)));
  }
  return absence;
}

StatusOr<Responsibility> ResponsibilityOf(const storage::Row& row, std::size_t column) {
  Responsibility responsibility{.days = SpanOf(row, column + 1)};
  ASSIGN_OR_RETURN(responsibility.manager, PersonIdOf(row.Text(column)));
  return responsibility;
}

}  // namespace tandem::partner
