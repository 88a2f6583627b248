#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/person_name.h"
#include "services/partner_registry/domain/partnership.h"
#include "services/partner_registry/domain/people/absence.h"
#include "services/partner_registry/domain/people/contact.h"
#include "services/partner_registry/domain/people/person.h"
#include "services/partner_registry/domain/people/responsibility.h"

namespace tandem::partner {

// Who is responsible for a partnership when, as it is recorded.
struct RecordedResponsibilities {
  ResponsibilityHistory history;
  std::int64_t revision = 0;  // 0: nobody ever was
};

// A partnership in somebody's portfolio.
struct PortfolioEntry {
  PartnershipId partnership;
  calendar::DaySpan days;
};

// The port to the people that the registry knows, within one running transaction, to which it
// belongs in thread and lifetime. Statuses are those of storage::Transaction, ABORTED also if what
// is to be changed has another revision than the one before the given; a missing thing is an empty
// optional. Lists give at most `limit` rows behind the given place.
class People {
 public:
  virtual ~People() = default;

  // Whatever side the person is on.
  virtual StatusOr<std::optional<Person>> FindPerson(const VendorId& vendor,
                                                     const PersonId& id) = 0;
  // By id, without the erased.
  virtual StatusOr<std::vector<Person>> ListPeople(const OrganisationName& organisation,
                                                   const std::string& after, int limit) = 0;
  virtual Status InsertPerson(const Person& person) = 0;
  virtual Status UpdatePerson(const Person& person) = 0;

  // Revision 0 if there is none.
  virtual StatusOr<Contact> FindContact(const PersonName& person) = 0;
  virtual Status PutContact(const PersonName& person, const Contact& contact) = 0;
  virtual Status DeleteContact(const PersonName& person) = 0;

  // All of them, by first day.
  virtual StatusOr<std::vector<Absence>> ListAbsences(const PersonName& person) = 0;
  // In place of `before`; `revision` counts the changes of the person's absences.
  virtual Status ReplaceAbsences(const PersonName& person, const std::vector<Absence>& before,
                                 const std::vector<Absence>& after, std::int64_t revision) = 0;

  virtual StatusOr<RecordedResponsibilities> FindResponsibilities(
      const PartnershipName& partnership) = 0;
  virtual Status PutResponsibilities(const PartnershipName& partnership,
                                     const RecordedResponsibilities& recorded) = 0;
  // The partnerships for which somebody is responsible on a day, by id.
  virtual StatusOr<std::vector<PortfolioEntry>> ListPortfolio(const PersonName& manager,
                                                              CivilDay day,
                                                              const std::string& after,
                                                              int limit) = 0;
  // The partnerships for which somebody is responsible on that day or later, by id.
  virtual StatusOr<std::vector<PartnershipId>> ListResponsibleSince(const PersonName& manager,
                                                                    CivilDay day) = 0;

  // Forgets the answers that are kept for repeated requests about the person, and has whatever this
  // transaction deletes leave the database's files, too.
  virtual Status ForgetTraces(const PersonName& person) = 0;
};

}  // namespace tandem::partner
