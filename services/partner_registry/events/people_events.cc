#include "services/partner_registry/events/people_events.h"

#include "libs/wire/type_values.h"

namespace tandem::partner {
namespace {

using events::v1::PersonState;

PersonState::Role ToProto(PersonRole role) {
  switch (role) {
    case PersonRole::kChannelChief:
      return PersonState::ROLE_CHANNEL_CHIEF;
    case PersonRole::kChannelManager:
      return PersonState::ROLE_CHANNEL_MANAGER;
    case PersonRole::kVendorSpecialist:
      return PersonState::ROLE_VENDOR_SPECIALIST;
    case PersonRole::kPartnerExecutive:
      return PersonState::ROLE_PARTNER_EXECUTIVE;
    case PersonRole::kPartnerRep:
      return PersonState::ROLE_PARTNER_REP;
    case PersonRole::kPartnerSpecialist:
      return PersonState::ROLE_PARTNER_SPECIALIST;
  }
  return PersonState::ROLE_UNSPECIFIED;
}

void Write(const Person& person, PersonState& state) {
  state.set_name(person.name.ToString());
  state.set_revision(person.revision);
  state.set_role(ToProto(person.values.role));
  state.set_time_zone(person.values.time_zone);
  wire::WriteWeekdays(person.values.free_weekdays, *state.mutable_free_weekdays());
  state.set_country(person.values.country);
}

}  // namespace

events::v1::ResponsibilityChanged Build(const ResponsibilityChanged& fact) {
  events::v1::ResponsibilityChanged event;
  event.set_partnership(fact.partnership.ToString());
  event.set_revision(fact.revision);
  const OrganisationName vendor{fact.partnership.vendor, std::nullopt};
  for (const Responsibility& one : fact.after) {
    events::v1::ResponsibilityState& state = *event.add_responsibilities();
    state.set_manager(PersonName{vendor, one.manager}.ToString());
    *state.mutable_first_day() = wire::ToProto(one.days.first);
    if (one.days.last == kUntilFurtherNotice) continue;
    *state.mutable_last_day() = wire::ToProto(one.days.last);
  }
  return event;
}

events::v1::PersonRegistered Build(const PersonRegistered& fact) {
  events::v1::PersonRegistered event;
  Write(fact.person, *event.mutable_person());
  return event;
}

events::v1::PersonChanged Build(const PersonChanged& fact) {
  events::v1::PersonChanged event;
  Write(fact.after, *event.mutable_person());
  return event;
}

events::v1::PersonErased Build(const PersonErased& fact) {
  events::v1::PersonErased event;
  event.set_person(fact.after.name.ToString());
  event.set_revision(fact.after.revision);
  return event;
}

events::v1::ContactChanged Build(const ContactChanged& fact) {
  events::v1::ContactChanged event;
  event.set_person(fact.person.ToString());
  event.set_revision(fact.after.revision);
  return event;
}

events::v1::AbsencesChanged Build(const AbsencesChanged& fact) {
  events::v1::AbsencesChanged event;
  event.set_person(fact.person.ToString());
  event.set_revision(fact.revision);
  for (const Absence& one : fact.after) {
    events::v1::AbsenceState& state = *event.add_absences();
    *state.mutable_days() = wire::ToProto(one.days);
    if (one.cover) state.set_cover(PersonName{fact.person.organisation, *one.cover}.ToString());
  }
  return event;
}

events::v1::FactVerified Build(const FactVerified& fact) {
  const Verified& verified = fact.after;
  events::v1::FactVerified event;
  event.set_subject(verified.subject.ToString());
  event.set_revision(verified.revision);
  event.set_verified_by(verified.verification.person);
  *event.mutable_verify_time() = wire::ToProto(verified.verification.time);
  return event;
}

}  // namespace tandem::partner
