#pragma once

#include <string>
#include <string_view>

namespace tandem::partner {

// An id that people recognise, made of a display name: "Bechtle AG" becomes "bechtle-ag", "Müller &
// Søn" "muller-son", "3M" "partner-3m". A name of which no letter or digit is left becomes
// "partner-" and 8 hex digits that depend on it alone. CheckId accepts every slug.
std::string Slug(std::string_view display_name);

// The `number`-th choice for a slug that is taken, from 2 on: "bechtle-ag-2".
std::string NumberedSlug(std::string_view slug, int number);

}  // namespace tandem::partner
