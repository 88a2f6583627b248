#pragma once

#include <functional>
#include <string>
#include <vector>

#include "libs/http/message.h"
#include "services/fiscal_alignment/app/offer_links/offer_view.h"

namespace tandem::fiscal {

// The page behind "/offers/VENDOR/TOKEN": GET shows the offer, POST answers it. The address is the
// secret that stands for the person; a form posts to where it came from. `desk` outlives the
// routes. Thread-safe.
std::vector<http::Route> OfferRoutes(const OfferDesk& desk, std::function<std::string()> web_url);

inline constexpr const char* kOffersPath = "/offers/";

}  // namespace tandem::fiscal
