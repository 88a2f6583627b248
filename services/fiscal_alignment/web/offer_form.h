#pragma once

#include <map>
#include <string>
#include <vector>

#include "services/fiscal_alignment/app/offer_links/offer_view.h"
#include "services/fiscal_alignment/web/html.h"

// The parts of an offer's page in which it is answered. Pure.
namespace tandem::fiscal {

// What somebody typed, by the names of the fields; kept when the answer is refused.
using TypedFields = std::map<std::string, std::string>;

// The three forms, filled with what was typed.
Html OfferForms(const OfferView& view, const TypedFields& typed);

// The answer, or all that is wrong with the fields, as sentences.
struct ReadAnswer {
  OfferAnswer answer;
  std::vector<std::string> errors;
};
ReadAnswer AnswerOf(const TypedFields& typed, const OfferView& view);

}  // namespace tandem::fiscal
