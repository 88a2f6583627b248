#include "services/partner_registry/rpc/policy_rows.h"

namespace tandem::partner {

std::vector<identity::PolicyRow> PolicyRows() {
  using identity::Role;
  const std::set<Role> operators = {Role::kOperator};
  const std::set<Role> people = {Role::kOperator, Role::kChief, Role::kManager};
  const std::set<Role> all = {Role::kOperator, Role::kChief, Role::kManager, Role::kIntegration};
  return {
      {"tandem.partner.v1.PartnerService/CreateVendor", operators, ""},
      {"tandem.partner.v1.PartnerService/GetVendor", all, "name"},
      {"tandem.partner.v1.PartnerService/ListVendors", operators, ""},
      {"tandem.partner.v1.PartnerService/UpdateVendor", people, "vendor.name"},
      {"tandem.partner.v1.PartnerService/CreatePartnership", people, "parent"},
      {"tandem.partner.v1.PartnerService/GetPartnership", all, "name"},
      {"tandem.partner.v1.PartnerService/ListPartnerships", all, "parent"},
      {"tandem.partner.v1.PartnerService/UpdatePartnership", people, "partnership.name"},
      {"tandem.partner.v1.PartnerService/ImportPartnerships", all, "parent"},
      {"tandem.partner.v1.PartnerService/GetOrganisationSettings", all, "name"},
      {"tandem.partner.v1.PartnerService/UpdateOrganisationSettings", people, "settings.name"},
      {"tandem.partner.v1.PartnerService/GetFiscalCalendar", all, "name"},
      {"tandem.partner.v1.PartnerService/ListFiscalCalendarRevisions", all, "name"},
      {"tandem.partner.v1.PartnerService/RecordFiscalCalendar", people, "name"},
      {"tandem.partner.v1.PartnerService/CorrectFiscalCalendar", people, "name"},
      {"tandem.partner.v1.PartnerService/ChangeFiscalYearEnd", people, "name"},
      {"tandem.partner.v1.PartnerService/VerifyFiscalCalendar", people, "name"},
      {"tandem.partner.v1.PartnerService/ListChanges", all, "parent"},
  };
}

}  // namespace tandem::partner
