#include "services/fiscal_alignment/rpc/policy_rows.h"

namespace tandem::fiscal {

std::vector<identity::PolicyRow> PolicyRows() {
  using identity::Role;
  const std::set<Role> all = {Role::kOperator, Role::kChief, Role::kManager, Role::kIntegration};
  const std::set<Role> everybody = {Role::kOperator,         Role::kChief,
                                    Role::kManager,          Role::kIntegration,
                                    Role::kPartnerExecutive, Role::kPartnerRep};
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
