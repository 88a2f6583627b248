#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/storage/database.h"
#include "services/fiscal_alignment/app/offer_links/offer_link.h"

namespace tandem::fiscal {

// The addresses that were made, and each vendor's key by which they are signed. Stateless;
// thread-safe.
class OfferLinkRepository {
 public:
  virtual ~OfferLinkRepository() = default;

  virtual StatusOr<std::optional<OfferLink>> Find(storage::Transaction& transaction,
                                                  const VendorId& vendor,
                                                  const std::string& id) const = 0;
  // A new one, or what became of one that is there.
  virtual Status Save(storage::Transaction& transaction, const OfferLink& link) const = 0;
  // Of a MOP, the latest first.
  virtual StatusOr<std::vector<OfferLink>> List(storage::Transaction& transaction,
                                                const MopName& mop) const = 0;

  // None before the vendor's first link.
  virtual StatusOr<std::optional<std::string>> FindKey(storage::Transaction& transaction,
                                                       const VendorId& vendor) const = 0;
  // Keeps the key that is there, if there is one, and returns the one that counts.
  virtual StatusOr<std::string> KeepKey(storage::Transaction& transaction, const VendorId& vendor,
                                        const std::string& key, Instant now) const = 0;
};

}  // namespace tandem::fiscal
