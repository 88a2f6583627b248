#include "services/partner_registry/rpc/resource_messages.h"

#include <fmt/format.h>

#include "libs/rpc/status_mapping.h"
#include "libs/wire/type_values.h"
#include "services/partner_registry/domain/etag.h"

namespace tandem::partner {
namespace {

// What vendors and partnerships have in common.
template <typename Resource, typename Message>
void WriteCommon(const Resource& resource, Message& message) {
  message.set_display_name(resource.display_name);
  message.set_etag(EtagOf(resource));
  *message.mutable_create_time() = wire::ToProto(resource.create_time);
  *message.mutable_update_time() = wire::ToProto(resource.update_time);
}

v1::FiscalCalendar::Kind KindOf(CalendarKind kind) {
  switch (kind) {
    case CalendarKind::kRecorded:
      return v1::FiscalCalendar::KIND_RECORDED;
    case CalendarKind::kCorrection:
      return v1::FiscalCalendar::KIND_CORRECTION;
    case CalendarKind::kChangeOfYearEnd:
      return v1::FiscalCalendar::KIND_CHANGE_OF_YEAR_END;
  }
  return v1::FiscalCalendar::KIND_UNSPECIFIED;
}

// The numbers of the API are those of the domain.
static_assert(static_cast<int>(kLastBusinessModel) == v1::Partnership::BusinessModel_MAX);

v1::ImportResult::Outcome OutcomeOf(ImportOutcome outcome) {
  switch (outcome) {
    case ImportOutcome::kCreated:
      return v1::ImportResult::OUTCOME_CREATED;
    case ImportOutcome::kUpdated:
      return v1::ImportResult::OUTCOME_UPDATED;
    case ImportOutcome::kUnchanged:
      return v1::ImportResult::OUTCOME_UNCHANGED;
    case ImportOutcome::kRefused:
      return v1::ImportResult::OUTCOME_REFUSED;
  }
  return v1::ImportResult::OUTCOME_UNSPECIFIED;
}

}  // namespace

void Write(const Vendor& vendor, v1::Vendor& message) {
  message.set_name(vendor.id.name());
  WriteCommon(vendor, message);
}

void Write(const Partnership& partnership, v1::Partnership& message) {
  message.set_name(partnership.name.ToString());
  WriteCommon(partnership, message);
  message.set_business_model(
      static_cast<v1::Partnership::BusinessModel>(partnership.business_model));
}

void Write(const OrganisationName& organisation, const OrganisationSettings& settings,
           v1::OrganisationSettings& message) {
  message.set_name(organisation.ToString() + std::string(kSettingsSuffix));
  message.set_country(settings.values.country);
  wire::WriteWeekdays(settings.values.free_weekdays, *message.mutable_free_weekdays());
  message.set_lead_days(settings.values.lead_days);
  wire::WriteSpans(settings.values.shutdowns, *message.mutable_shutdowns());
  wire::WriteDays(settings.values.working_weekends, *message.mutable_working_weekends());
  message.set_revision(settings.revision);
  message.set_etag(EtagOf(settings));
  *message.mutable_update_time() = wire::ToProto(settings.update_time);
}

void Write(const OrganisationName& organisation, const CalendarRevision& calendar,
           v1::FiscalCalendar& message) {
  message.set_name(organisation.ToString() + std::string(kCalendarSuffix));
  *message.mutable_spec() = wire::ToProto(calendar.spec);
  message.set_revision(calendar.revision);
  message.set_kind(KindOf(calendar.kind));
  message.set_reason(calendar.reason);
  message.set_recorded_by(calendar.recorded_by);
  *message.mutable_create_time() = wire::ToProto(calendar.create_time);
  message.set_etag(EtagOf(calendar));
  if (!calendar.verification) return;
  v1::FiscalCalendar::Verification& verification = *message.mutable_verification();
  verification.set_verified_by(calendar.verification->person);
  verification.set_method(calendar.verification->method);
  *verification.mutable_verify_time() = wire::ToProto(calendar.verification->time);
}

void Write(const Change& change, v1::Change& message) {
  message.set_resource(change.resource);
  message.set_action(change.action);
  message.set_person(change.person);
  *message.mutable_time() = wire::ToProto(change.time);
  message.set_request_id(change.request_id);
  for (const FieldChange& field : change.fields) {
    v1::Change::FieldChange& one = *message.add_fields();
    one.set_field(field.field);
    one.set_old_value(field.before);
    one.set_new_value(field.after);
  }
}

void Write(const ImportResult& result, v1::ImportResult& message) {
  message.set_outcome(OutcomeOf(result.outcome));
  message.set_partnership(result.partnership);
  if (!result.error.ok()) *message.mutable_error() = rpc::ToProto(result.error);
}

StatusOr<BusinessModel> Read(v1::Partnership::BusinessModel message) {
  if (!v1::Partnership::BusinessModel_IsValid(message)) {
    return InvalidField("partnership.business_model",
                        fmt::format("{} is no business model", static_cast<int>(message)));
  }
  return static_cast<BusinessModel>(message);
}

StatusOr<SettingsValues> Read(const v1::OrganisationSettings& message) {
  SettingsValues values{.country = message.country(), .lead_days = message.lead_days()};
  ASSIGN_OR_RETURN(values.free_weekdays,
                   wire::ReadWeekdays("settings.free_weekdays", message.free_weekdays()));
  ASSIGN_OR_RETURN(values.shutdowns, wire::ReadSpans("settings.shutdowns", message.shutdowns()));
  ASSIGN_OR_RETURN(values.working_weekends,
                   wire::ReadDays("settings.working_weekends", message.working_weekends()));
  return values;
}

ImportRow Read(const v1::ImportRow& message) {
  return {.partnership_id = message.partnership_id(),
          .display_name = message.display_name(),
          .country = message.country(),
          .calendar = message.calendar(),
          .lead_days = message.lead_days()};
}

}  // namespace tandem::partner
