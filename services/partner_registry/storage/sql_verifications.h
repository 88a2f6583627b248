#pragma once

#include "libs/storage/database.h"
#include "services/partner_registry/app/verifications.h"

namespace tandem::partner {

// Verifications in a relational database. Every statement names the vendor.
class SqlVerifications final : public Verifications {
 public:
  explicit SqlVerifications(storage::Transaction& transaction) : transaction_(transaction) {}

  StatusOr<std::optional<Verified>> Find(const Subject& subject) override;
  Status Put(const Verified& verified) override;
  StatusOr<std::vector<KnownVerification>> List(const OrganisationName& organisation,
                                                const std::optional<VerificationPlace>& after,
                                                int limit) override;
  Status ForgetPerson(const PersonName& person) override;

 private:
  storage::Transaction& transaction_;
};

}  // namespace tandem::partner
