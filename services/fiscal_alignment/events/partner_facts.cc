#include "services/fiscal_alignment/events/partner_facts.h"

#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/events/people_facts.h"
#include "services/fiscal_alignment/events/read_event.h"
#include "tandem/partner/events/v1/partner_events.pb.h"

namespace tandem::fiscal {
namespace {

namespace facts = partner::events::v1;

StatusOr<SettingsFact> ReadSettings(const facts::SettingsState& message) {
  SettingsFact fact{.revision = message.revision()};
  fact.settings.country = message.country();
  fact.settings.lead_days = message.lead_days();
  OrganisationSettings& settings = fact.settings;
  ASSIGN_OR_RETURN(settings.free_weekdays,
                   wire::ReadWeekdays("settings.free_weekdays", message.free_weekdays()));
  ASSIGN_OR_RETURN(settings.shutdowns, wire::ReadSpans("settings.shutdowns", message.shutdowns()));
  ASSIGN_OR_RETURN(settings.working_weekends,
                   wire::ReadDays("settings.working_weekends", message.working_weekends()));
  return fact;
}

void ReadCalendarState(const facts::CalendarState& message, OrganisationFacts& facts) {
  facts.calendar = {.revision = message.revision(), .spec = wire::FromProto(message.spec())};
  if (!message.has_verify_time()) return;
  facts.verification = {.revision = message.revision(),
                        .at = wire::FromProto(message.verify_time())};
}

Status NameOrganisation(std::string_view field, const std::string& name, OrganisationFacts& to) {
  ASSIGN_OR_RETURN(to.organisation, OrganisationName::Parse(field, name));
  return OkStatus();
}

// What both registrations have in common.
template <typename Message>
StatusOr<OrganisationFacts> ReadRegistration(std::string_view field, const std::string& name,
                                             const Message& message) {
  OrganisationFacts facts;
  RETURN_IF_ERROR(NameOrganisation(field, name, facts));
  facts.name = {.revision = message.revision(), .display_name = message.display_name()};
  ASSIGN_OR_RETURN(facts.settings, ReadSettings(message.settings()));
  if (message.has_calendar()) ReadCalendarState(message.calendar(), facts);
  return facts;
}

StatusOr<OrganisationFacts> Read(const facts::VendorRegistered& message) {
  return ReadRegistration("vendor", message.vendor(), message);
}

StatusOr<OrganisationFacts> Read(const facts::PartnershipRegistered& message) {
  return ReadRegistration("partnership", message.partnership(), message);
}

StatusOr<OrganisationFacts> Read(const facts::VendorRenamed& message) {
  OrganisationFacts facts;
  RETURN_IF_ERROR(NameOrganisation("vendor", message.vendor(), facts));
  facts.name = {.revision = message.revision(), .display_name = message.display_name()};
  return facts;
}

StatusOr<OrganisationFacts> Read(const facts::PartnershipRenamed& message) {
  OrganisationFacts facts;
  RETURN_IF_ERROR(NameOrganisation("partnership", message.partnership(), facts));
  facts.name = {.revision = message.revision(), .display_name = message.display_name()};
  return facts;
}

StatusOr<OrganisationFacts> Read(const facts::OrganisationSettingsChanged& message) {
  OrganisationFacts facts;
  RETURN_IF_ERROR(NameOrganisation("organisation", message.organisation(), facts));
  ASSIGN_OR_RETURN(facts.settings, ReadSettings(message.settings()));
  return facts;
}

StatusOr<OrganisationFacts> Read(const facts::FiscalCalendarRevised& message) {
  OrganisationFacts facts;
  RETURN_IF_ERROR(NameOrganisation("organisation", message.organisation(), facts));
  ReadCalendarState(message.calendar(), facts);
  return facts;
}

// Who made sure that a calendar is right changes no figure.
StatusOr<OrganisationFacts> Read(const facts::FiscalCalendarVerified& message) {
  OrganisationFacts facts;
  RETURN_IF_ERROR(NameOrganisation("organisation", message.organisation(), facts));
  facts.verification = {.revision = message.revision(),
                        .at = wire::FromProto(message.verify_time())};
  return facts;
}

template <typename Message>
void On(messaging::Consumer& consumer, const ApplyFacts& apply, const Clock& clock) {
  consumer.On(Message::descriptor()->full_name(),
              [&](storage::Transaction& transaction, const messaging::Event& event) -> Status {
                Message message;
                RETURN_IF_ERROR(ReadData(event, message));
                ASSIGN_OR_RETURN(OrganisationFacts facts, Read(message));
                RETURN_IF_ERROR(CheckVendor(event, facts.organisation.vendor));
                facts.told = event.time;
                return apply.Run(transaction, facts, clock.Now());
              });
}

template <typename... Messages>
void IgnoreAll(messaging::Consumer& consumer) {
  (consumer.Ignore(Messages::descriptor()->full_name()), ...);
}

}  // namespace

void SubscribeToPartnerFacts(messaging::Consumer& consumer, const ApplyFacts& apply,
                             const Clock& clock) {
  On<facts::VendorRegistered>(consumer, apply, clock);
  On<facts::VendorRenamed>(consumer, apply, clock);
  On<facts::PartnershipRegistered>(consumer, apply, clock);
  On<facts::PartnershipRenamed>(consumer, apply, clock);
  On<facts::OrganisationSettingsChanged>(consumer, apply, clock);
  On<facts::FiscalCalendarRevised>(consumer, apply, clock);
  On<facts::FiscalCalendarVerified>(consumer, apply, clock);
  SubscribeToPeopleFacts(consumer, apply);
  // Nothing depends on who is away: a joint close is a matter of companies.
  IgnoreAll<facts::BusinessModelChanged, facts::ContactChanged, facts::AbsencesChanged,
            facts::FactVerified>(consumer);
}

}  // namespace tandem::fiscal
