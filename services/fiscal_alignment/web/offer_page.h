#pragma once

#include "services/fiscal_alignment/web/offer_form.h"

// Whole pages, as HTML without a script. Pure.
namespace tandem::fiscal {

// The offer and its forms; `errors` are why an answer was not taken, all of them.
std::string OfferPage(const OfferView& view, const TypedFields& typed,
                      const std::vector<std::string>& errors);
// For an address that is good for no answer any more: what became of the offer.
std::string ClosedPage(const OfferView& view);
// With nothing but a heading and a sentence.
std::string PlainPage(const std::string& heading, const std::string& text);

}  // namespace tandem::fiscal
