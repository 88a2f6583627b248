#include "services/partner_registry/events/event_of.h"

#include "libs/wire/type_values.h"
#include "services/partner_registry/events/people_events.h"
#include "tandem/partner/events/v1/partner_events.pb.h"

namespace tandem::partner {
namespace {

void Write(const OrganisationSettings& settings, events::v1::SettingsState& state) {
  state.set_revision(settings.revision);
  state.set_country(settings.values.country);
  wire::WriteWeekdays(settings.values.free_weekdays, *state.mutable_free_weekdays());
  state.set_lead_days(settings.values.lead_days);
  wire::WriteSpans(settings.values.shutdowns, *state.mutable_shutdowns());
  wire::WriteDays(settings.values.working_weekends, *state.mutable_working_weekends());
}

void Write(const CalendarRevision& calendar, events::v1::CalendarState& state) {
  state.set_revision(calendar.revision);
  *state.mutable_spec() = wire::ToProto(calendar.spec);
  switch (calendar.kind) {
    case CalendarKind::kRecorded:
      state.set_kind(events::v1::CalendarState::KIND_RECORDED);
      break;
    case CalendarKind::kCorrection:
      state.set_kind(events::v1::CalendarState::KIND_CORRECTION);
      break;
    case CalendarKind::kChangeOfYearEnd:
      state.set_kind(events::v1::CalendarState::KIND_CHANGE_OF_YEAR_END);
      break;
  }
  if (!calendar.verification) return;
  state.set_verified_by(calendar.verification->person);
  *state.mutable_verify_time() = wire::ToProto(calendar.verification->time);
}

events::v1::BusinessModel ToProto(BusinessModel model) {
  switch (model) {
    case BusinessModel::kUnknown:
      return events::v1::BUSINESS_MODEL_UNSPECIFIED;
    case BusinessModel::kConsulting:
      return events::v1::BUSINESS_MODEL_CONSULTING;
    case BusinessModel::kSolutionProvider:
      return events::v1::BUSINESS_MODEL_SOLUTION_PROVIDER;
    case BusinessModel::kReseller:
      return events::v1::BUSINESS_MODEL_RESELLER;
    case BusinessModel::kManagedServices:
      return events::v1::BUSINESS_MODEL_MANAGED_SERVICES;
    case BusinessModel::kDistributor:
      return events::v1::BUSINESS_MODEL_DISTRIBUTOR;
  }
  return events::v1::BUSINESS_MODEL_UNSPECIFIED;
}

template <typename Registered>
void WriteRegistered(const std::string& display_name, std::int64_t revision,
                     const OrganisationSettings& settings,
                     const std::optional<CalendarRevision>& calendar, Registered& event) {
  event.set_display_name(display_name);
  event.set_revision(revision);
  Write(settings, *event.mutable_settings());
  if (calendar) Write(*calendar, *event.mutable_calendar());
}

events::v1::VendorRegistered Build(const VendorRegistered& fact) {
  events::v1::VendorRegistered event;
  event.set_vendor(fact.vendor.id.name());
  WriteRegistered(fact.vendor.display_name, fact.vendor.revision, fact.settings, fact.calendar,
                  event);
  return event;
}

events::v1::VendorRenamed Build(const VendorRenamed& fact) {
  events::v1::VendorRenamed event;
  event.set_vendor(fact.after.id.name());
  event.set_display_name(fact.after.display_name);
  event.set_revision(fact.after.revision);
  return event;
}

events::v1::PartnershipRegistered Build(const PartnershipRegistered& fact) {
  events::v1::PartnershipRegistered event;
  event.set_partnership(fact.partnership.name.ToString());
  WriteRegistered(fact.partnership.display_name, fact.partnership.revision, fact.settings,
                  fact.calendar, event);
  event.set_business_model(ToProto(fact.partnership.business_model));
  return event;
}

events::v1::BusinessModelChanged Build(const BusinessModelChanged& fact) {
  events::v1::BusinessModelChanged event;
  event.set_partnership(fact.after.name.ToString());
  event.set_revision(fact.after.revision);
  event.set_business_model(ToProto(fact.after.business_model));
  return event;
}

events::v1::PartnershipRenamed Build(const PartnershipRenamed& fact) {
  events::v1::PartnershipRenamed event;
  event.set_partnership(fact.after.name.ToString());
  event.set_display_name(fact.after.display_name);
  event.set_revision(fact.after.revision);
  return event;
}

events::v1::OrganisationSettingsChanged Build(const SettingsChanged& fact) {
  events::v1::OrganisationSettingsChanged event;
  event.set_organisation(fact.organisation.ToString());
  Write(fact.after, *event.mutable_settings());
  return event;
}

events::v1::FiscalCalendarRevised Build(const CalendarRevised& fact) {
  events::v1::FiscalCalendarRevised event;
  event.set_organisation(fact.organisation.ToString());
  Write(fact.after, *event.mutable_calendar());
  return event;
}

events::v1::FiscalCalendarVerified Build(const CalendarVerified& fact) {
  const Verification& verification = fact.after.verification.value();
  events::v1::FiscalCalendarVerified event;
  event.set_organisation(fact.organisation.ToString());
  event.set_revision(fact.after.revision);
  event.set_verified_by(verification.person);
  *event.mutable_verify_time() = wire::ToProto(verification.time);
  return event;
}

}  // namespace

EventMessage EventOf(const Fact& fact) {
  return std::visit(
      [](const auto& one) {
        const auto event = Build(one);
        return EventMessage{event.GetDescriptor()->full_name(), event.SerializeAsString()};
      },
      fact);
}

}  // namespace tandem::partner
