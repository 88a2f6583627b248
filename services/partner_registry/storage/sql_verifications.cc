#include "services/partner_registry/storage/sql_verifications.h"

#include "services/partner_registry/storage/organisation_key.h"
#include "services/partner_registry/storage/person_rows.h"

namespace tandem::partner {
namespace {

using storage::Result;
using storage::Row;

// What a subject's revision is counted by now. A calendar is none of these rows.
constexpr std::string_view kList =
    "SELECT v.kind, v.subject_person, v.revision, v.person, v.method, v.time, CASE v.kind "
    "WHEN 1 THEN COALESCE(t.revision, o.revision) WHEN 2 THEN s.revision "
    "WHEN 4 THEN t.manager_revision WHEN 5 THEN p.revision ELSE p.absences_revision END "
    "FROM verifications v "
    "LEFT JOIN partnerships t ON t.vendor = v.vendor AND t.partnership = v.partnership "
    "LEFT JOIN vendors o ON o.vendor = v.vendor "
    "LEFT JOIN organisation_settings s ON s.vendor = v.vendor AND s.partnership = v.partnership "
    "LEFT JOIN people p ON p.vendor = v.vendor AND p.person = v.subject_person "
    "WHERE v.vendor = $1 AND v.partnership = $2 AND (v.kind, v.subject_person) > ($3, $4) "
    "ORDER BY v.kind, v.subject_person LIMIT $5";

storage::Value KindColumn(SubjectKind kind) { return static_cast<std::int64_t>(kind); }

std::string PersonColumn(const Subject& subject) {
  return subject.person ? subject.person->value() : std::string();
}

// Columns: revision, person, method, time, from `column` on.
Verified VerifiedOf(Subject subject, const Row& row, std::size_t column) {
  return {std::move(subject),
          row.Int(column),
          {row.Text(column + 1), row.Text(column + 2), row.At(column + 3)}};
}

StatusOr<KnownVerification> KnownOf(const OrganisationName& organisation, const Row& row) {
  const std::int64_t kind = row.Int(0);
  if (kind < 1 || kind > static_cast<int>(kLastSubject)) return Internal("column kind is damaged");
  Subject subject{organisation, static_cast<SubjectKind>(kind), std::nullopt};
  if (!row.Text(1).empty()) {
    ASSIGN_OR_RETURN(subject.person, PersonIdOf(row.Text(1)));
  }
  return KnownVerification{VerifiedOf(std::move(subject), row, 2), row.MaybeInt(6).value_or(0)};
}

}  // namespace

StatusOr<std::optional<Verified>> SqlVerifications::Find(const Subject& subject) {
  ASSIGN_OR_RETURN(
      const std::optional<Row> row,
      QueryOne(transaction_,
               "SELECT revision, person, method, time FROM verifications WHERE vendor = $1 "
               "AND partnership = $2 AND kind = $3 AND subject_person = $4",
               {subject.organisation.vendor.value(), PartnershipColumn(subject.organisation),
                KindColumn(subject.kind), PersonColumn(subject)}));
  if (!row) return std::optional<Verified>();
  return VerifiedOf(subject, *row, 0);
}

Status SqlVerifications::Put(const Verified& verified) {
  const Subject& subject = verified.subject;
  const Verification& verification = verified.verification;
  return transaction_.Defer(
      "INSERT INTO verifications (vendor, partnership, kind, subject_person, revision, person, "
      "method, time) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
      "ON CONFLICT (vendor, partnership, kind, subject_person) DO UPDATE SET "
      "revision = excluded.revision, person = excluded.person, method = excluded.method, "
      "time = excluded.time",
      {subject.organisation.vendor.value(), PartnershipColumn(subject.organisation),
       KindColumn(subject.kind), PersonColumn(subject), verified.revision, verification.person,
       verification.method, storage::Of(verification.time)});
}

StatusOr<std::vector<KnownVerification>> SqlVerifications::List(
    const OrganisationName& organisation, const std::optional<VerificationPlace>& after,
    int limit) {
  ASSIGN_OR_RETURN(
      const Result result,
      transaction_.Execute(kList, {organisation.vendor.value(), PartnershipColumn(organisation),
                                   after ? KindColumn(after->kind) : std::int64_t{0},
                                   after ? after->person : std::string(), std::int64_t{limit}}));
  std::vector<KnownVerification> known;
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(known.emplace_back(), KnownOf(organisation, row));
  }
  return known;
}

Status SqlVerifications::ForgetPerson(const PersonName& person) {
  return transaction_.Defer(
      "DELETE FROM verifications WHERE vendor = $1 AND partnership = $2 AND subject_person = $3",
      {person.organisation.vendor.value(), PartnershipColumn(person.organisation),
       person.person.value()});
}

}  // namespace tandem::partner
