#pragma once

#include "services/fiscal_alignment/app/partner_fact_store.h"

namespace tandem::fiscal {

// In the tables known_people, responsibilities, responsibility_revisions, calendar_revisions,
// calendar_verifications and registrations.
class SqlPartnerFacts final : public PartnerFactStore {
 public:
  Status Take(storage::Transaction& transaction, const PersonFact& fact) const override;
  Status Take(storage::Transaction& transaction, const ResponsibilityFact& fact) const override;
  Status Take(storage::Transaction& transaction, const OrganisationName& name,
              const CalendarFact& fact, Instant told) const override;
  Status Take(storage::Transaction& transaction, const OrganisationName& name,
              const VerificationFact& fact) const override;
  Status TakeRegistration(storage::Transaction& transaction, const OrganisationName& name,
                          Instant at) const override;
  Status BeginHistory(storage::Transaction& transaction) const override;
};

}  // namespace tandem::fiscal
