#pragma once

#include "services/fiscal_alignment/app/offer_links/offer_view.h"
#include "services/fiscal_alignment/web/html.h"

// The parts of an offer's page that are read. Pure.
namespace tandem::fiscal {

// "two weeks before each quarter end of Cisco": how a rule finds its closes.
std::string RuleInWords(const CadenceRule& rule, const PerSide<std::string>& names);
// The candidate of the same rule, or null.
const Candidate* CandidateOf(const OfferView& view, const CadenceRule& rule);

// Who offers what to whom, and until when.
Html OfferHeading(const OfferView& view);
Html OfferTerms(const OfferView& view);
Html OfferRationale(const OfferView& view);
// Joint closes beside both sides' own quarter ends; for a DIFFERENCE what each side would do and
// both sides' quarter ends.
Html OfferDates(const OfferView& view);
Html OfferComparison(const OfferView& view);
Html OfferConversations(const OfferView& view);
Html WhatAcceptingMeans(const OfferView& view);

}  // namespace tandem::fiscal
