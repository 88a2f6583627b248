#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/fiscal_alignment/app/offer_links/offer_link.h"
#include "services/fiscal_alignment/domain/alignment.h"
#include "services/fiscal_alignment/domain/mop/mop_dates.h"

namespace tandem::fiscal {

// All that the page behind an offer link shows. A plain value.
struct OfferView {
  OfferLink link;
  OfferLinkState state = OfferLinkState::kOpen;
  PerSide<std::string> names;  // of the companies
  Mop mop;
  CivilDay today;                              // in the MOP's zone
  std::optional<MopDates> dates;               // of the version that the link shows
  std::vector<MopConversation> conversations;  // in the order in which they were recorded
  std::vector<Candidate> candidates;           // best first; none while nothing can be compared
  std::string why_none;                        // why there are no candidates
  const MopVersion& version() const { return mop.version(link.version); }
};

// What somebody answers on the page.
struct OfferAnswer {
  enum class Kind { kAccept, kCounter, kDecline };

  Kind kind = Kind::kAccept;
  std::string text;                 // the rationale, or the reason
  std::optional<MopTerms> counter;  // kCounter
};

// The page's way to the offers: by the secret part of the address alone. Thread-safe.
class OfferDesk {
 public:
  virtual ~OfferDesk() = default;

  // NOT_FOUND, with one text, for an address that was never made.
  virtual StatusOr<OfferView> Read(const VendorId& vendor, const std::string& token) const = 0;
  // Answers in the name of the link's person, by the same rules as any other call, and spends the
  // link with it. FAILED_PRECONDITION, reason LINK_CLOSED, where the link is good for no answer any
  // more; else what the rules say. Then nothing has changed.
  virtual Status Answer(const VendorId& vendor, const std::string& token,
                        const OfferAnswer& answer) const = 0;
};

}  // namespace tandem::fiscal
