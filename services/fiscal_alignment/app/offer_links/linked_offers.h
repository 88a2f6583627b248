#pragma once

#include "services/fiscal_alignment/app/get_alignment.h"
#include "services/fiscal_alignment/app/mop/negotiate_mop.h"
#include "services/fiscal_alignment/app/offer_links/offer_links.h"
#include "services/fiscal_alignment/app/offer_links/offer_view.h"

namespace tandem::fiscal {

// The desk behind the addresses: it acts by the same use cases as the API, in the name of the
// link's person, and the link is spent in the transaction in which the answer takes effect. What is
// given outlives it. Thread-safe.
class LinkedOffers final : public OfferDesk {
 public:
  LinkedOffers(storage::Database& database, const MopDesk& desk, const OfferLinks& links,
               const Clock& clock)
      : database_(database),
        desk_(desk),
        links_(links),
        clock_(clock),
        negotiate_(desk),
        get_alignment_(database, desk.ports().all, clock) {}

  StatusOr<OfferView> Read(const VendorId& vendor, const std::string& token) const override;
  Status Answer(const VendorId& vendor, const std::string& token,
                const OfferAnswer& answer) const override;

 private:
  StatusOr<OfferView> ReadIn(storage::Transaction& transaction, const VendorId& vendor,
                             const std::string& token, Instant now) const;
  Status AddDates(storage::Transaction& transaction, OfferView& view) const;
  StatusOr<std::string> NameOf(storage::Transaction& transaction,
                               const OrganisationName& organisation) const;
  void AddCandidates(OfferView& view) const;
  Status AnswerIn(storage::Transaction& transaction, const VendorId& vendor,
                  const std::string& token, const OfferAnswer& answer, Instant now) const;

  storage::Database& database_;
  const MopDesk& desk_;
  const OfferLinks& links_;
  const Clock& clock_;
  const NegotiateMop negotiate_;
  const GetAlignment get_alignment_;
};

}  // namespace tandem::fiscal
