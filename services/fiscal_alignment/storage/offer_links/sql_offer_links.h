#pragma once

#include "services/fiscal_alignment/app/offer_links/offer_link_repository.h"

namespace tandem::fiscal {

// In the tables offer_links and offer_link_keys.
class SqlOfferLinks final : public OfferLinkRepository {
 public:
  StatusOr<std::optional<OfferLink>> Find(storage::Transaction& transaction, const VendorId& vendor,
                                          const std::string& id) const override;
  Status Save(storage::Transaction& transaction, const OfferLink& link) const override;
  StatusOr<std::vector<OfferLink>> List(storage::Transaction& transaction,
                                        const MopName& mop) const override;
  StatusOr<std::optional<std::string>> FindKey(storage::Transaction& transaction,
                                               const VendorId& vendor) const override;
  StatusOr<std::string> KeepKey(storage::Transaction& transaction, const VendorId& vendor,
                                const std::string& key, Instant now) const override;
};

}  // namespace tandem::fiscal
