#pragma once

#include <functional>
#include <memory>
#include <string>

#include "services/fiscal_alignment/app/offer_links/offer_links.h"
#include "services/fiscal_alignment/rpc/mop/offer_link_calls.h"

namespace tandem::fiscal {

// The calls of MopService about offer links. `web_url` says what addresses begin with, without a
// slash at the end. What is given outlives it.
std::unique_ptr<OfferLinkCalls> MakeOfferLinkCalls(storage::Database& database,
                                                   const OfferLinks& links, const Clock& clock,
                                                   std::function<std::string()> web_url);

}  // namespace tandem::fiscal
