#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "services/partner_registry/domain/facts/verified.h"

namespace tandem::partner {

// The place in a list of an organisation's verifications.
struct VerificationPlace {
  SubjectKind kind = SubjectKind::kOrganisation;
  std::string person;  // empty where there is none
};

// With the revision that the subject has now.
struct KnownVerification {
  Verified verified;
  std::int64_t newest_revision = 0;
};

// The port to the last verification of everything but calendars, which carry theirs, within one
// running transaction, to which it belongs in thread and lifetime. Statuses are those of
// storage::Transaction.
class Verifications {
 public:
  virtual ~Verifications() = default;

  virtual StatusOr<std::optional<Verified>> Find(const Subject& subject) = 0;
  // In place of the one before.
  virtual Status Put(const Verified& verified) = 0;
  // Those of an organisation behind `after`, by kind and person.
  virtual StatusOr<std::vector<KnownVerification>> List(
      const OrganisationName& organisation, const std::optional<VerificationPlace>& after,
      int limit) = 0;
  // Those of a person and of the person's absences.
  virtual Status ForgetPerson(const PersonName& person) = 0;
};

}  // namespace tandem::partner
