#include "services/partner_registry/app/create_vendor.h"

#include <fmt/format.h>

#include "services/partner_registry/app/first_calendar.h"
#include "services/partner_registry/app/free_id.h"
#include "services/partner_registry/domain/field.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {
namespace {

StatusOr<bool> IsVendor(Registry& registry, const std::string& id) {
  ASSIGN_OR_RETURN(const VendorId vendor, VendorId::Parse("vendor_id", id));
  ASSIGN_OR_RETURN(const std::optional<Vendor> known, registry.FindVendor(vendor));
  return known.has_value();
}

StatusOr<VendorId> IdOf(Registry& registry, const std::string& asked, const std::string& name) {
  if (asked.empty()) {
    ASSIGN_OR_RETURN(const std::string id,
                     FreeId(name, [&](const std::string& one) { return IsVendor(registry, one); }));
    return VendorId::Parse("vendor_id", id);
  }
  ASSIGN_OR_RETURN(VendorId vendor, VendorId::Parse("vendor_id", asked));
  ASSIGN_OR_RETURN(const bool taken, IsVendor(registry, asked));
  if (taken) return AlreadyExists(fmt::format("{} exists already", vendor.name()));
  return vendor;
}

}  // namespace

StatusOr<Vendor> CreateVendor(const UnitOfWork& work, const CreateVendorCommand& command) {
  ASSIGN_OR_RETURN(const std::string display_name,
                   CheckDisplayName("vendor.display_name", command.display_name));
  ASSIGN_OR_RETURN(SettingsValues values, CheckSettings("settings", command.settings));
  std::optional<CalendarRevision> calendar;
  if (command.calendar) {
    StatusOr<CheckedCalendar> checked = CheckCalendar(*command.calendar);
    if (!checked.ok()) return AtField("calendar", checked.status());
    calendar = FirstCalendar(work.call, std::move(checked->spec));
  }
  ASSIGN_OR_RETURN(const VendorId id, IdOf(work.registry, command.id, display_name));
  const OrganisationName organisation{id, std::nullopt};
  const Vendor vendor{id, display_name, 1, work.call.now, work.call.now};
  const OrganisationSettings settings{std::move(values), 1, work.call.now};
  RETURN_IF_ERROR(work.registry.InsertVendor(vendor));
  RETURN_IF_ERROR(work.registry.PutSettings(organisation, settings));
  if (calendar) RETURN_IF_ERROR(work.registry.InsertCalendar(organisation, *calendar));
  RETURN_IF_ERROR(work.journal.Record(work.call, VendorRegistered{vendor, settings, calendar}));
  return vendor;
}

}  // namespace tandem::partner
