#include "services/fiscal_alignment/app/repositories.h"

#include "services/fiscal_alignment/domain/standing_figure.h"

namespace tandem::fiscal {

std::string VendorLock(const VendorId& vendor) { return "fiscal_alignment " + vendor.value(); }

StatusOr<VendorBasis> FindVendorBasis(const Repositories& repositories,
                                      storage::Transaction& transaction, const VendorId& vendor,
                                      CivilDay today) {
  const OrganisationName name{vendor, std::nullopt};
  ASSIGN_OR_RETURN(auto state, repositories.organisations.Find(transaction, name));
  ASSIGN_OR_RETURN(const AlignmentSettings settings,
                   repositories.settings.Current(transaction, vendor));
  return MakeVendorBasis(state ? *std::move(state) : OrganisationState{.organisation = name},
                         settings, FirstOfMonth(today));
}

StatusOr<VendorBasis> ReadVendorBasis(const Repositories& repositories,
                                      storage::Transaction& transaction, const VendorId& vendor,
                                      CivilDay today) {
  ASSIGN_OR_RETURN(VendorBasis basis, FindVendorBasis(repositories, transaction, vendor, today));
  RETURN_IF_ERROR(CheckRegistered(basis.vendor));
  return basis;
}

}  // namespace tandem::fiscal
