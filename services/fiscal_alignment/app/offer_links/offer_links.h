#pragma once

#include <string>
#include <vector>

#include "services/fiscal_alignment/app/mop/mop_desk.h"
#include "services/fiscal_alignment/app/offer_links/offer_link_repository.h"

namespace tandem::fiscal {

// The addresses at which offers are answered: made, taken back, listed and opened. Thread-safe.
class OfferLinks {
 public:
  OfferLinks(const MopDesk& desk, const OfferLinkRepository& links, IdSource& ids)
      : desk_(desk), links_(links), ids_(ids) {}

  struct Made {
    OfferLink link;
    std::string token;  // the secret end of the address
  };
  // By the vendor's actors or an executive of the partner, for the open version.
  // FAILED_PRECONDITION, reason NOT_READY, unless an offer of the vendor waits for the partner;
  // INVALID_ARGUMENT on "person" unless that person may act for the partner.
  StatusOr<Made> Create(storage::Transaction& transaction, const MopCall& call, const MopName& name,
                        const PersonId& person) const;
  // By whoever may act for a side. FAILED_PRECONDITION, reason NOT_READY, if it was answered.
  StatusOr<OfferLink> Revoke(storage::Transaction& transaction, const MopCall& call,
                             const OfferLinkName& name) const;
  StatusOr<std::vector<OfferLink>> List(storage::Transaction& transaction, const MopCall& call,
                                        const MopName& mop) const;

  // The link of a token; NOT_FOUND, with one text, for every token that was not made here.
  StatusOr<OfferLink> Open(storage::Transaction& transaction, const VendorId& vendor,
                           const std::string& token) const;
  Status Spend(storage::Transaction& transaction, OfferLink link, Instant now) const;
  // As whom the link acts; PERMISSION_DENIED if the person is known no more, or only looks on.
  StatusOr<identity::Caller> CallerOf(storage::Transaction& transaction, const VendorId& vendor,
                                      const PersonId& person) const;

 private:
  Status CheckPerson(storage::Transaction& transaction, const PartnershipName& partnership,
                     const PersonId& person, Instant now) const;
  StatusOr<std::string> KeyOf(storage::Transaction& transaction, const VendorId& vendor,
                              Instant now) const;

  const MopDesk& desk_;
  const OfferLinkRepository& links_;
  IdSource& ids_;
};

}  // namespace tandem::fiscal
