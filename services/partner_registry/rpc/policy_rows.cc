#include "services/partner_registry/rpc/policy_rows.h"

namespace tandem::partner {

namespace {

using identity::Role;

const std::set<Role>& Operators() {
  static const std::set<Role> kRoles = {Role::kOperator};
  return kRoles;
}
// Who may erase for good, and say who is responsible.
const std::set<Role>& Chiefs() {
  static const std::set<Role> kRoles = {Role::kOperator, Role::kChief};
  return kRoles;
}
const std::set<Role>& Staff() {
  static const std::set<Role> kRoles = {Role::kOperator, Role::kChief, Role::kManager};
  return kRoles;
}
const std::set<Role>& All() {
  static const std::set<Role> kRoles = {Role::kOperator, Role::kChief, Role::kManager,
                                        Role::kIntegration};
  return kRoles;
}

}  // namespace

std::vector<identity::PolicyRow> PartnerPolicy() {
  return {
      {"tandem.partner.v1.PartnerService/CreateVendor", Operators(), ""},
      {"tandem.partner.v1.PartnerService/GetVendor", All(), "name"},
      {"tandem.partner.v1.PartnerService/ListVendors", Operators(), ""},
      {"tandem.partner.v1.PartnerService/UpdateVendor", Staff(), "vendor.name"},
      {"tandem.partner.v1.PartnerService/CreatePartnership", Staff(), "parent"},
      {"tandem.partner.v1.PartnerService/GetPartnership", All(), "name"},
      {"tandem.partner.v1.PartnerService/ListPartnerships", All(), "parent"},
      {"tandem.partner.v1.PartnerService/UpdatePartnership", Staff(), "partnership.name"},
      {"tandem.partner.v1.PartnerService/ImportPartnerships", All(), "parent"},
      {"tandem.partner.v1.PartnerService/GetOrganisationSettings", All(), "name"},
      {"tandem.partner.v1.PartnerService/UpdateOrganisationSettings", Staff(), "settings.name"},
      {"tandem.partner.v1.PartnerService/GetFiscalCalendar", All(), "name"},
      {"tandem.partner.v1.PartnerService/ListFiscalCalendarRevisions", All(), "name"},
      {"tandem.partner.v1.PartnerService/RecordFiscalCalendar", Staff(), "name"},
      {"tandem.partner.v1.PartnerService/CorrectFiscalCalendar", Staff(), "name"},
      {"tandem.partner.v1.PartnerService/ChangeFiscalYearEnd", Staff(), "name"},
      {"tandem.partner.v1.PartnerService/VerifyFiscalCalendar", Staff(), "name"},
      {"tandem.partner.v1.PartnerService/ListChanges", All(), "parent"},
  };
}

std::vector<identity::PolicyRow> PeoplePolicy() {
  return {
      {"tandem.partner.v1.PeopleService/CreatePerson", All(), "parent"},
      {"tandem.partner.v1.PeopleService/GetPerson", All(), "name"},
      {"tandem.partner.v1.PeopleService/ListPeople", All(), "parent"},
      {"tandem.partner.v1.PeopleService/UpdatePerson", All(), "person.name"},
      {"tandem.partner.v1.PeopleService/ErasePerson", Chiefs(), "name"},
      {"tandem.partner.v1.PeopleService/GetContact", Staff(), "name"},
      {"tandem.partner.v1.PeopleService/UpdateContact", All(), "contact.name"},
      {"tandem.partner.v1.PeopleService/CreateAbsence", All(), "parent"},
      {"tandem.partner.v1.PeopleService/ListAbsences", Staff(), "parent"},
      {"tandem.partner.v1.PeopleService/UpdateAbsence", All(), "absence.name"},
      {"tandem.partner.v1.PeopleService/DeleteAbsence", All(), "name"},
      {"tandem.partner.v1.PeopleService/GetWorkingCalendar", Staff(), "name"},
  };
}

std::vector<identity::PolicyRow> PortfolioPolicy() {
  return {
      {"tandem.partner.v1.PortfolioService/AssignManager", Chiefs(), "parent"},
      {"tandem.partner.v1.PortfolioService/ListResponsibilities", All(), "parent"},
      {"tandem.partner.v1.PortfolioService/ListPortfolio", All(), "parent"},
      {"tandem.partner.v1.PortfolioService/ListAway", Staff(), "parent"},
  };
}

std::vector<identity::PolicyRow> CalendarFilePolicy() {
  return {
      {"tandem.partner.v1.CalendarFileService/ImportAbsences", All(), "parent"},
      {"tandem.partner.v1.CalendarFileService/ExportAbsences", Staff(), "parent"},
      {"tandem.partner.v1.CalendarFileService/ImportShutdowns", All(), "parent"},
      {"tandem.partner.v1.CalendarFileService/ExportShutdowns", All(), "parent"},
  };
}

std::vector<identity::PolicyRow> VerificationPolicy() {
  return {
      {"tandem.partner.v1.VerificationService/VerifyFact", Staff(), "name"},
      {"tandem.partner.v1.VerificationService/ListVerifications", All(), "parent"},
  };
}

}  // namespace tandem::partner
