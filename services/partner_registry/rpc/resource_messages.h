#pragma once

#include "services/partner_registry/app/import_partnerships.h"
#include "services/partner_registry/domain/facts/change.h"
#include "tandem/partner/v1/change.pb.h"
#include "tandem/partner/v1/fiscal_calendar.pb.h"
#include "tandem/partner/v1/organisation_settings.pb.h"
#include "tandem/partner/v1/partner_service.pb.h"
#include "tandem/partner/v1/partnership.pb.h"
#include "tandem/partner/v1/vendor.pb.h"

// The resources of the API, between domain and messages.
namespace tandem::partner {

inline constexpr std::string_view kSettingsSuffix = "/settings";
inline constexpr std::string_view kCalendarSuffix = "/fiscalCalendar";

void Write(const Vendor& vendor, v1::Vendor& message);
void Write(const Partnership& partnership, v1::Partnership& message);
void Write(const OrganisationName& organisation, const OrganisationSettings& settings,
           v1::OrganisationSettings& message);
void Write(const OrganisationName& organisation, const CalendarRevision& calendar,
           v1::FiscalCalendar& message);
void Write(const Change& change, v1::Change& message);
void Write(const ImportResult& result, v1::ImportResult& message);

// INVALID_ARGUMENT names "partnership.business_model" for a number that is none.
StatusOr<BusinessModel> Read(v1::Partnership::BusinessModel message);

// What a client says of settings; INVALID_ARGUMENT names the field below "settings".
StatusOr<SettingsValues> Read(const v1::OrganisationSettings& message);
ImportRow Read(const v1::ImportRow& message);

}  // namespace tandem::partner
