#include "services/fiscal_alignment/storage/projections/sql_partner_facts.h"

#include <limits>

#include "services/fiscal_alignment/domain/inputs.h"
#include "services/fiscal_alignment/storage/json_columns.h"
#include "services/fiscal_alignment/storage/projections/role_column.h"

namespace tandem::fiscal {
namespace {

constexpr std::int64_t kNoLastDay = std::numeric_limits<std::int32_t>::max();

constexpr std::string_view kTakePerson =
    "INSERT INTO known_people (vendor, person, partnership, role, revision) "
    "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (vendor, person) DO UPDATE SET "
    "partnership = excluded.partnership, role = excluded.role, revision = excluded.revision "
    "WHERE excluded.revision > known_people.revision";

constexpr std::string_view kTakeResponsibilities =
    "INSERT INTO responsibility_revisions (vendor, partnership, revision) VALUES ($1, $2, $3) "
    "ON CONFLICT (vendor, partnership) DO UPDATE SET revision = excluded.revision "
    "WHERE excluded.revision > responsibility_revisions.revision";

constexpr std::string_view kForgetResponsibilities =
    "DELETE FROM responsibilities WHERE vendor = $1 AND partnership = $2";

constexpr std::string_view kAddResponsibility =
    "INSERT INTO responsibilities (vendor, partnership, first_day, last_day, manager) "
    "VALUES ($1, $2, $3, $4, $5)";

// The same revision may be told by two events; the earlier one says when it was made.
constexpr std::string_view kTakeCalendar =
    "INSERT INTO calendar_revisions (vendor, partnership, revision, notation, files, "
    "calendar_hash, told) VALUES ($1, $2, $3, $4, $5, $6, $7) "
    "ON CONFLICT (vendor, partnership, revision) DO UPDATE SET told = excluded.told "
    "WHERE excluded.told < calendar_revisions.told";

constexpr std::string_view kTakeVerification =
    "INSERT INTO calendar_verifications (vendor, partnership, revision, at) "
    "VALUES ($1, $2, $3, $4) ON CONFLICT (vendor, partnership, revision, at) DO NOTHING";

constexpr std::string_view kTakeRegistration =
    "INSERT INTO registrations (vendor, partnership, at) VALUES ($1, $2, $3) "
    "ON CONFLICT (vendor, partnership) DO NOTHING";

constexpr std::string_view kBeginHistory =
    "INSERT INTO calendar_revisions (vendor, partnership, revision, notation, files, "
    "calendar_hash, told) SELECT vendor, partnership, calendar_revision, notation, files, "
    "calendar_hash, 0 FROM organisations WHERE calendar_revision > 0 AND "
    "NOT EXISTS (SELECT 1 FROM calendar_revisions)";

}  // namespace

Status SqlPartnerFacts::Take(storage::Transaction& transaction, const PersonFact& fact) const {
  const OrganisationName& organisation = fact.name.organisation;
  const std::string partnership = fact.role ? PartnershipColumn(organisation) : std::string();
  return transaction.Defer(kTakePerson, {organisation.vendor.value(), fact.name.person.value(),
                                         partnership, ToColumn(fact.role), fact.revision});
}

Status SqlPartnerFacts::Take(storage::Transaction& transaction,
                             const ResponsibilityFact& fact) const {
  const std::string& vendor = fact.partnership.vendor.value();
  const std::string& partnership = fact.partnership.partnership.value();
  ASSIGN_OR_RETURN(
      const storage::Result taken,
      transaction.Execute(kTakeResponsibilities, {vendor, partnership, fact.revision}));
  if (taken.changes == 0) return OkStatus();
  RETURN_IF_ERROR(transaction.Defer(kForgetResponsibilities, {vendor, partnership}));
  for (const Responsibility& one : fact.responsibilities) {
    RETURN_IF_ERROR(transaction.Defer(
        kAddResponsibility,
        {vendor, partnership, std::int64_t{one.first.days()},
         one.last ? std::int64_t{one.last->days()} : kNoLastDay, one.manager.value()}));
  }
  return OkStatus();
}

Status SqlPartnerFacts::Take(storage::Transaction& transaction, const OrganisationName& name,
                             const CalendarFact& fact, Instant told) const {
  return transaction.Defer(
      kTakeCalendar,
      {name.vendor.value(), PartnershipColumn(name), fact.revision, fact.spec.notation,
       ToJson(fact.spec.files), CalendarHash(fact.spec), storage::Of(told)});
}

Status SqlPartnerFacts::Take(storage::Transaction& transaction, const OrganisationName& name,
                             const VerificationFact& fact) const {
  return transaction.Defer(kTakeVerification, {name.vendor.value(), PartnershipColumn(name),
                                               fact.revision, storage::Of(fact.at)});
}

Status SqlPartnerFacts::TakeRegistration(storage::Transaction& transaction,
                                         const OrganisationName& name, Instant at) const {
  return transaction.Defer(kTakeRegistration,
                           {name.vendor.value(), PartnershipColumn(name), storage::Of(at)});
}

Status SqlPartnerFacts::BeginHistory(storage::Transaction& transaction) const {
  return transaction.Execute(kBeginHistory).status();
}

}  // namespace tandem::fiscal
