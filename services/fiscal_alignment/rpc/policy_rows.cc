#include "services/fiscal_alignment/rpc/policy_rows.h"

#include "services/fiscal_alignment/rpc/roles.h"

namespace tandem::fiscal {

std::vector<identity::PolicyRow> PolicyRows() {
  using identity::Role;
  const std::set<Role>& all = VendorRoles();
  const std::set<Role>& everybody = ReaderRoles();
  const std::set<Role> heads = {Role::kOperator, Role::kChief};
  return {
      {"tandem.fiscal.v1.AlignmentService/ListFiscalPeriods", all, "organisation"},
      {"tandem.fiscal.v1.AlignmentService/ConvertDates", all, "organisation"},
      {"tandem.fiscal.v1.AlignmentService/InferCalendar", everybody, ""},
      {"tandem.fiscal.v1.AlignmentService/GetAlignment", all, "partnership"},
      {"tandem.fiscal.v1.AlignmentService/GetStandingFigure", all, "partnership"},
      {"tandem.fiscal.v1.AlignmentService/ListStandingFigures", all, "parent"},
      {"tandem.fiscal.v1.AlignmentService/GetAlignmentSettings", all, "name"},
      {"tandem.fiscal.v1.AlignmentService/UpdateAlignmentSettings", heads, "settings.name"},
  };
}

}  // namespace tandem::fiscal
