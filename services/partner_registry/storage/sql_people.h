#pragma once

#include "libs/storage/database.h"
#include "services/partner_registry/app/people.h"

namespace tandem::partner {

// People in a relational database. Every statement names the vendor.
class SqlPeople final : public People {
 public:
  explicit SqlPeople(storage::Transaction& transaction) : transaction_(transaction) {}

  StatusOr<std::optional<Person>> FindPerson(const VendorId& vendor, const PersonId& id) override;
  StatusOr<std::vector<Person>> ListPeople(const OrganisationName& organisation,
                                           const std::string& after, int limit) override;
  Status InsertPerson(const Person& person) override;
  Status UpdatePerson(const Person& person) override;

  StatusOr<Contact> FindContact(const PersonName& person) override;
  Status PutContact(const PersonName& person, const Contact& contact) override;
  Status DeleteContact(const PersonName& person) override;

  StatusOr<std::vector<Absence>> ListAbsences(const PersonName& person) override;
  Status ReplaceAbsences(const PersonName& person, const std::vector<Absence>& before,
                         const std::vector<Absence>& after, std::int64_t revision) override;

  StatusOr<RecordedResponsibilities> FindResponsibilities(
      const PartnershipName& partnership) override;
  Status PutResponsibilities(const PartnershipName& partnership,
                             const RecordedResponsibilities& recorded) override;
  StatusOr<std::vector<PortfolioEntry>> ListPortfolio(const PersonName& manager, CivilDay day,
                                                      const std::string& after, int limit) override;
  StatusOr<std::vector<PartnershipId>> ListResponsibleSince(const PersonName& manager,
                                                            CivilDay day) override;

  Status ForgetTraces(const PersonName& person) override;

 private:
  storage::Transaction& transaction_;
};

}  // namespace tandem::partner
