#include "services/partner_registry/app/create_partnership.h"

#include <fmt/format.h>

#include "services/partner_registry/app/first_calendar.h"
#include "services/partner_registry/app/free_id.h"
#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/domain/field.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {
namespace {

StatusOr<PartnershipName> FreeName(Registry& registry, const VendorId& vendor,
                                   const std::string& display_name) {
  ASSIGN_OR_RETURN(const std::string id,
                   FreeId(display_name, [&](const std::string& one) -> StatusOr<bool> {
                     ASSIGN_OR_RETURN(PartnershipId partnership, PartnershipId::Parse("id", one));
                     ASSIGN_OR_RETURN(const std::optional<Partnership> known,
                                      registry.FindPartnership({vendor, std::move(partnership)}));
                     return known.has_value();
                   }));
  ASSIGN_OR_RETURN(PartnershipId partnership, PartnershipId::Parse("id", id));
  return PartnershipName{vendor, std::move(partnership)};
}

}  // namespace

StatusOr<Partnership> CreatePartnership(const UnitOfWork& work,
                                        const CreatePartnershipCommand& command) {
  NewPartnership fresh{.vendor = command.vendor, .business_model = command.business_model};
  if (!command.id.empty()) {
    ASSIGN_OR_RETURN(fresh.id, PartnershipId::Parse("partnership_id", command.id));
  }
  ASSIGN_OR_RETURN(fresh.display_name,
                   CheckDisplayName("partnership.display_name", command.display_name));
  ASSIGN_OR_RETURN(fresh.settings, CheckSettings("settings", command.settings));
  if (command.calendar) {
    StatusOr<CheckedCalendar> checked = CheckCalendar(*command.calendar);
    if (!checked.ok()) return AtField("calendar", checked.status());
    fresh.calendar = std::move(checked->spec);
  }
  RETURN_IF_ERROR(GetVendor(work.registry, command.vendor).status());
  if (fresh.id) {
    const PartnershipName name{fresh.vendor, *fresh.id};
    ASSIGN_OR_RETURN(const std::optional<Partnership> taken, work.registry.FindPartnership(name));
    if (taken) return AlreadyExists(fmt::format("{} exists already", name.ToString()));
  }
  return RegisterPartnership(work, std::move(fresh));
}

StatusOr<Partnership> RegisterPartnership(const UnitOfWork& work, NewPartnership partnership) {
  PartnershipName name;
  if (partnership.id) {
    name = {partnership.vendor, *std::move(partnership.id)};
  } else {
    ASSIGN_OR_RETURN(name, FreeName(work.registry, partnership.vendor, partnership.display_name));
  }
  const OrganisationName organisation{name.vendor, name.partnership};
  const Instant now = work.call.now;
  PartnershipRegistered fact{.partnership = {name, std::move(partnership.display_name),
                                             partnership.business_model, 1, now, now},
                             .settings = {std::move(partnership.settings), 1, now}};
  if (partnership.calendar) {
    fact.calendar = FirstCalendar(work.call, *std::move(partnership.calendar));
  }
  RETURN_IF_ERROR(work.registry.InsertPartnership(fact.partnership));
  RETURN_IF_ERROR(work.registry.PutSettings(organisation, fact.settings));
  if (fact.calendar) RETURN_IF_ERROR(work.registry.InsertCalendar(organisation, *fact.calendar));
  Partnership registered = fact.partnership;
  RETURN_IF_ERROR(work.journal.Record(work.call, std::move(fact)));
  return registered;
}

}  // namespace tandem::partner
