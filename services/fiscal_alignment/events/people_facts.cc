#include "services/fiscal_alignment/events/people_facts.h"

#include <fmt/format.h>

#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/events/read_event.h"
#include "tandem/partner/events/v1/partner_events.pb.h"

namespace tandem::fiscal {
namespace {

namespace facts = partner::events::v1;

// A role that is not said, or that a newer registry knows, lets nobody do anything.
PersonRole ReadRole(const facts::PersonState& person, bool of_vendor) {
  switch (person.role()) {
    case facts::PersonState::ROLE_CHANNEL_CHIEF:
      return PersonRole::kChannelChief;
    case facts::PersonState::ROLE_CHANNEL_MANAGER:
      return PersonRole::kChannelManager;
    case facts::PersonState::ROLE_VENDOR_SPECIALIST:
      return PersonRole::kVendorSpecialist;
    case facts::PersonState::ROLE_PARTNER_EXECUTIVE:
      return PersonRole::kPartnerExecutive;
    case facts::PersonState::ROLE_PARTNER_REP:
      return PersonRole::kPartnerRep;
    case facts::PersonState::ROLE_PARTNER_SPECIALIST:
      return PersonRole::kPartnerSpecialist;
    default:
      return of_vendor ? PersonRole::kVendorSpecialist : PersonRole::kPartnerSpecialist;
  }
}

StatusOr<PersonFact> ReadPerson(const facts::PersonState& person) {
  PersonFact fact{.revision = person.revision()};
  ASSIGN_OR_RETURN(fact.name, PersonName::Parse("person.name", person.name()));
  fact.role = ReadRole(person, fact.name.IsOfVendor());
  return fact;
}

StatusOr<PersonFact> Read(const facts::PersonRegistered& message) {
  return ReadPerson(message.person());
}

StatusOr<PersonFact> Read(const facts::PersonChanged& message) {
  return ReadPerson(message.person());
}

StatusOr<PersonFact> Read(const facts::PersonErased& message) {
  PersonFact fact{.revision = message.revision()};
  ASSIGN_OR_RETURN(fact.name, PersonName::Parse("person", message.person()));
  return fact;
}

StatusOr<Responsibility> Read(const std::string& field, const facts::ResponsibilityState& message,
                              const VendorId& vendor) {
  Responsibility one;
  ASSIGN_OR_RETURN(const PersonName manager,
                   PersonName::Parse(field + ".manager", message.manager()));
  if (manager.organisation != OrganisationName{vendor, std::nullopt}) {
    return InvalidField(field + ".manager", "must be one of the vendor's people");
  }
  one.manager = manager.person;
  ASSIGN_OR_RETURN(one.first, wire::FromProto(field + ".first_day", message.first_day()));
  if (!message.has_last_day()) return one;
  ASSIGN_OR_RETURN(one.last, wire::FromProto(field + ".last_day", message.last_day()));
  return one;
}

StatusOr<ResponsibilityFact> Read(const facts::ResponsibilityChanged& message) {
  ResponsibilityFact fact{.revision = message.revision()};
  ASSIGN_OR_RETURN(fact.partnership, PartnershipName::Parse("partnership", message.partnership()));
  for (const facts::ResponsibilityState& one : message.responsibilities()) {
    const std::string field = fmt::format("responsibilities[{}]", fact.responsibilities.size());
    ASSIGN_OR_RETURN(fact.responsibilities.emplace_back(),
                     Read(field, one, fact.partnership.vendor));
  }
  return fact;
}

const VendorId& VendorOf(const PersonFact& fact) { return fact.name.organisation.vendor; }
const VendorId& VendorOf(const ResponsibilityFact& fact) { return fact.partnership.vendor; }

template <typename Message>
void On(messaging::Consumer& consumer, const ApplyFacts& apply) {
  consumer.On(Message::descriptor()->full_name(),
              [&](storage::Transaction& transaction, const messaging::Event& event) -> Status {
                Message message;
                RETURN_IF_ERROR(ReadData(event, message));
                ASSIGN_OR_RETURN(const auto fact, Read(message));
                RETURN_IF_ERROR(CheckVendor(event, VendorOf(fact)));
                return apply.Run(transaction, fact);
              });
}

}  // namespace

void SubscribeToPeopleFacts(messaging::Consumer& consumer, const ApplyFacts& apply) {
  On<facts::PersonRegistered>(consumer, apply);
  On<facts::PersonChanged>(consumer, apply);
  On<facts::PersonErased>(consumer, apply);
  On<facts::ResponsibilityChanged>(consumer, apply);
}

}  // namespace tandem::fiscal
