#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "services/fiscal_alignment/app/people_directory.h"
#include "services/fiscal_alignment/domain/organisation_state.h"

namespace tandem::fiscal {

// What the registry says of somebody.
struct PersonFact {
  PersonName name;
  std::int64_t revision = 0;
  std::optional<PersonRole> role;  // none: the person was erased
};

// A channel manager looks after a partnership.
struct Responsibility {
  PersonId manager;
  CivilDay first;
  std::optional<CivilDay> last;  // none: until further notice
};

// All that the registry says of who is responsible for a partnership.
struct ResponsibilityFact {
  PartnershipName partnership;
  std::int64_t revision = 0;
  std::vector<Responsibility> responsibilities;
};

// INVALID_ARGUMENT that names the field, for what must not be taken.
Status CheckFact(const PersonFact& fact);
Status CheckFact(const ResponsibilityFact& fact);

// Takes what PeopleDirectory and CalendarHistory find. Facts come late, twice and in any order: of
// people and responsibilities the highest revision counts, so that who was erased stays so; of
// calendars every revision and every verification is kept. Stateless; thread-safe.
class PartnerFactStore {
 public:
  virtual ~PartnerFactStore() = default;

  virtual Status Take(storage::Transaction& transaction, const PersonFact& fact) const = 0;
  virtual Status Take(storage::Transaction& transaction, const ResponsibilityFact& fact) const = 0;
  // `told`: when the registry made it.
  virtual Status Take(storage::Transaction& transaction, const OrganisationName& name,
                      const CalendarFact& fact, Instant told) const = 0;
  virtual Status Take(storage::Transaction& transaction, const OrganisationName& name,
                      const VerificationFact& fact) const = 0;
  // The organisation is registered since then.
  virtual Status TakeRegistration(storage::Transaction& transaction, const OrganisationName& name,
                                  Instant at) const = 0;
  // Of a database that is older than its history: takes the revisions that the organisations have
  // now, unless there is a history already.
  virtual Status BeginHistory(storage::Transaction& transaction) const = 0;
};

}  // namespace tandem::fiscal
