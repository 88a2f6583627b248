#include "services/partner_registry/storage/sql_people.h"

#include <map>

#include <fmt/format.h>

#include "libs/storage/request_log.h"
#include "services/partner_registry/storage/expect_change.h"
#include "services/partner_registry/storage/organisation_key.h"
#include "services/partner_registry/storage/person_rows.h"

namespace tandem::partner {
namespace {

using storage::Of;
using storage::Result;
using storage::Row;

const std::string& VendorColumn(const PersonName& person) {
  return person.organisation.vendor.value();
}

storage::Value CoverColumn(const Absence& absence) {
  if (!absence.cover) return std::monostate();
  return absence.cover->value();
}

}  // namespace

StatusOr<std::optional<Person>> SqlPeople::FindPerson(const VendorId& vendor, const PersonId& id) {
  static const std::string kSql =
      fmt::format("SELECT {} FROM people WHERE vendor = $1 AND person = $2", kPersonColumns);
  ASSIGN_OR_RETURN(const std::optional<Row> row,
                   QueryOne(transaction_, kSql, {vendor.value(), id.value()}));
  if (!row) return std::optional<Person>();
  return PersonOf(vendor, *row);
}

StatusOr<std::vector<Person>> SqlPeople::ListPeople(const OrganisationName& organisation,
                                                    const std::string& after, int limit) {
  static const std::string kSql = fmt::format(
      "SELECT {} FROM people WHERE vendor = $1 AND partnership = $2 AND person > $3 "
      "AND erased = 0 ORDER BY person LIMIT $4",
      kPersonColumns);
  ASSIGN_OR_RETURN(const Result result, transaction_.Execute(kSql, {organisation.vendor.value(),
                                                                    PartnershipColumn(organisation),
                                                                    after, std::int64_t{limit}}));
  std::vector<Person> people;
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(people.emplace_back(), PersonOf(organisation.vendor, row));
  }
  return people;
}

Status SqlPeople::InsertPerson(const Person& person) {
  const PersonValues& values = person.values;
  return transaction_.Defer(
      "INSERT INTO people (vendor, person, partnership, display_name, role, time_zone, "
      "free_weekdays, country, erased, revision, create_time, update_time, absences_revision) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11, 0)",
      {VendorColumn(person.name), person.name.person.value(),
       PartnershipColumn(person.name.organisation), values.display_name,
       static_cast<std::int64_t>(values.role), values.time_zone,
       static_cast<std::int64_t>(values.free_weekdays.to_ulong()), values.country, person.revision,
       Of(person.create_time), Of(person.update_time)});
}

Status SqlPeople::UpdatePerson(const Person& person) {
  const PersonValues& values = person.values;
  return ExpectChange(transaction_.Execute(
      "UPDATE people SET display_name = $3, role = $4, time_zone = $5, free_weekdays = $6, "
      "country = $7, erased = $8, revision = $9, update_time = $10 "
      "WHERE vendor = $1 AND person = $2 AND revision = $9 - 1",
      {VendorColumn(person.name), person.name.person.value(), values.display_name,
       static_cast<std::int64_t>(values.role), values.time_zone,
       static_cast<std::int64_t>(values.free_weekdays.to_ulong()), values.country,
       std::int64_t{person.erased ? 1 : 0}, person.revision, Of(person.update_time)}));
}

StatusOr<Contact> SqlPeople::FindContact(const PersonName& person) {
  ASSIGN_OR_RETURN(const std::optional<Row> row,
                   QueryOne(transaction_,
                            "SELECT email, phone, revision, update_time FROM contacts "
                            "WHERE vendor = $1 AND person = $2",
                            {VendorColumn(person), person.person.value()}));
  if (!row) return Contact();
  return Contact{{row->Text(0), row->Text(1)}, row->Int(2), row->At(3)};
}

Status SqlPeople::PutContact(const PersonName& person, const Contact& contact) {
  return ExpectChange(transaction_.Execute(
      "INSERT INTO contacts (vendor, person, email, phone, revision, update_time) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (vendor, person) DO UPDATE SET "
      "email = excluded.email, phone = excluded.phone, revision = excluded.revision, "
      "update_time = excluded.update_time WHERE contacts.revision = excluded.revision - 1",
      {VendorColumn(person), person.person.value(), contact.values.email, contact.values.phone,
       contact.revision, Of(contact.update_time)}));
}

Status SqlPeople::DeleteContact(const PersonName& person) {
  return transaction_.Defer("DELETE FROM contacts WHERE vendor = $1 AND person = $2",
                            {VendorColumn(person), person.person.value()});
}

StatusOr<std::vector<Absence>> SqlPeople::ListAbsences(const PersonName& person) {
  ASSIGN_OR_RETURN(
      const Result result,
      transaction_.Execute("SELECT absence, first_day, last_day, cover, source FROM absences "
                           "WHERE vendor = $1 AND person = $2 ORDER BY first_day",
                           {VendorColumn(person), person.person.value()}));
  std::vector<Absence> absences;
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(absences.emplace_back(), AbsenceOf(row));
  }
  return absences;
}

Status SqlPeople::ReplaceAbsences(const PersonName& person, const std::vector<Absence>& before,
                                  const std::vector<Absence>& after, std::int64_t revision) {
  RETURN_IF_ERROR(ExpectChange(transaction_.Execute(
      "UPDATE people SET absences_revision = $3 WHERE vendor = $1 AND person = $2 "
      "AND absences_revision = $3 - 1 AND erased = 0",
      {VendorColumn(person), person.person.value(), revision})));
  std::map<std::string, const Absence*> gone;
  for (const Absence& one : before) gone.emplace(one.id, &one);
  std::vector<const Absence*> fresh;
  for (const Absence& one : after) {
    const auto known = gone.find(one.id);
    const bool stays = known != gone.end() && *known->second == one;
    if (!stays) fresh.push_back(&one);
    if (stays) gone.erase(known);
  }
  for (const auto& [id, absence] : gone) {
    RETURN_IF_ERROR(transaction_.Defer(
        "DELETE FROM absences WHERE vendor = $1 AND person = $2 AND absence = $3",
        {VendorColumn(person), person.person.value(), id}));
  }
  for (const Absence* one : fresh) {
    RETURN_IF_ERROR(transaction_.Defer(
        "INSERT INTO absences (vendor, person, absence, partnership, first_day, last_day, cover, "
        "source) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {VendorColumn(person), person.person.value(), one->id,
         PartnershipColumn(person.organisation), Of(one->days.first), Of(one->days.last),
         CoverColumn(*one), one->source}));
  }
  return OkStatus();
}

StatusOr<RecordedResponsibilities> SqlPeople::FindResponsibilities(
    const PartnershipName& partnership) {
  RecordedResponsibilities recorded;
  ASSIGN_OR_RETURN(const std::optional<Row> revision,
                   QueryOne(transaction_,
                            "SELECT manager_revision FROM partnerships "
                            "WHERE vendor = $1 AND partnership = $2",
                            {partnership.vendor.value(), partnership.partnership.value()}));
  if (revision) recorded.revision = revision->Int(0);
  if (recorded.revision == 0) return recorded;
  ASSIGN_OR_RETURN(
      const Result result,
      transaction_.Execute("SELECT manager, first_day, last_day FROM responsibilities "
                           "WHERE vendor = $1 AND partnership = $2 ORDER BY first_day",
                           {partnership.vendor.value(), partnership.partnership.value()}));
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(recorded.history.emplace_back(), ResponsibilityOf(row, 0));
  }
  return recorded;
}

Status SqlPeople::PutResponsibilities(const PartnershipName& partnership,
                                      const RecordedResponsibilities& recorded) {
  const std::string& vendor = partnership.vendor.value();
  const std::string& id = partnership.partnership.value();
  RETURN_IF_ERROR(ExpectChange(
      transaction_.Execute("UPDATE partnerships SET manager_revision = $3 WHERE vendor = $1 "
                           "AND partnership = $2 AND manager_revision = $3 - 1",
                           {vendor, id, recorded.revision})));
  RETURN_IF_ERROR(transaction_.Defer(
      "DELETE FROM responsibilities WHERE vendor = $1 AND partnership = $2", {vendor, id}));
  for (const Responsibility& one : recorded.history) {
    RETURN_IF_ERROR(transaction_.Defer(
        "INSERT INTO responsibilities (vendor, partnership, first_day, last_day, manager) "
        "VALUES ($1, $2, $3, $4, $5)",
        {vendor, id, Of(one.days.first), Of(one.days.last), one.manager.value()}));
  }
  return OkStatus();
}

StatusOr<std::vector<PortfolioEntry>> SqlPeople::ListPortfolio(const PersonName& manager,
                                                               CivilDay day,
                                                               const std::string& after,
                                                               int limit) {
  ASSIGN_OR_RETURN(
      const Result result,
      transaction_.Execute(
          "SELECT partnership, first_day, last_day FROM responsibilities "
          "WHERE vendor = $1 AND manager = $2 AND partnership > $3 "
          "AND first_day <= $4 AND last_day >= $4 ORDER BY partnership LIMIT $5",
          {VendorColumn(manager), manager.person.value(), after, Of(day), std::int64_t{limit}}));
  std::vector<PortfolioEntry> portfolio;
  for (const Row& row : result.rows) {
    PortfolioEntry& entry = portfolio.emplace_back();
    ASSIGN_OR_RETURN(entry.partnership, PartnershipIdOf(row.Text(0)));
    entry.days = SpanOf(row, 1);
  }
  return portfolio;
}

StatusOr<std::vector<PartnershipId>> SqlPeople::ListResponsibleSince(const PersonName& manager,
                                                                     CivilDay day) {
  ASSIGN_OR_RETURN(const Result result,
                   transaction_.Execute("SELECT DISTINCT partnership FROM responsibilities "
                                        "WHERE vendor = $1 AND manager = $2 AND last_day >= $3 "
                                        "ORDER BY partnership",
                                        {VendorColumn(manager), manager.person.value(), Of(day)}));
  std::vector<PartnershipId> partnerships;
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(partnerships.emplace_back(), PartnershipIdOf(row.Text(0)));
  }
  return partnerships;
}

Status SqlPeople::ForgetTraces(const PersonName& person) {
  transaction_.Shred();
  return storage::ForgetRequestsAbout(transaction_, VendorColumn(person), person.ToString());
}

}  // namespace tandem::partner
