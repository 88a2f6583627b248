#pragma once

#include "services/fiscal_alignment/app/standing_figure_repository.h"

namespace tandem::fiscal {

// In the table standing_figures, with names and revisions from organisations.
class SqlStandingFigures final : public StandingFigureRepository {
 public:
  StatusOr<bool> Follow(storage::Transaction& transaction,
                        const OrganisationState& partner) const override;
  StatusOr<std::optional<StandingRow>> Find(storage::Transaction& transaction,
                                            const PartnershipName& name) const override;
  StatusOr<std::vector<StandingRow>> Page(storage::Transaction& transaction, const VendorId& vendor,
                                          const std::optional<ListPlace>& after,
                                          int limit) const override;
  StatusOr<ListCounts> Count(storage::Transaction& transaction,
                             const VendorBasis& basis) const override;
  StatusOr<std::vector<FigureTask>> Outdated(storage::Transaction& transaction,
                                             const VendorId& vendor,
                                             const std::string& vendor_basis,
                                             const std::string& after, int limit) const override;
  StatusOr<Stored> Store(storage::Transaction& transaction, const PartnershipName& name,
                         const StoredFigure& figure) const override;
};

}  // namespace tandem::fiscal
