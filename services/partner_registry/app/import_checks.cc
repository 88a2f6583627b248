#include "services/partner_registry/app/import_checks.h"

#include "services/partner_registry/domain/field.h"
#include "services/partner_registry/domain/organisation_settings.h"

namespace tandem::partner {
namespace {

StatusOr<std::unique_ptr<const CheckedCalendar>> Checked(const std::string& notation) {
  ASSIGN_OR_RETURN(CheckedCalendar checked, CheckCalendar({notation, {}}));
  return std::make_unique<const CheckedCalendar>(std::move(checked));
}

}  // namespace

StatusOr<std::string> ImportChecks::Country(std::string_view field, const std::string& country) {
  auto known = countries_.find(country);
  if (known == countries_.end()) {
    known = countries_.emplace(country, CanonicalCountry(country)).first;
  }
  if (!known->second.ok()) return AtField(field, known->second.status());
  return *known->second;
}

StatusOr<const CheckedCalendar*> ImportChecks::Calendar(std::string_view field,
                                                        const std::string& notation) {
  auto known = calendars_.find(notation);
  if (known == calendars_.end()) known = calendars_.emplace(notation, Checked(notation)).first;
  if (!known->second.ok()) return AtField(field, known->second.status());
  return known->second->get();
}

}  // namespace tandem::partner
