#pragma once

#include <cstdint>
#include <string>

#include "libs/base/clock.h"
#include "services/fiscal_alignment/domain/organisation_state.h"
#include "services/fiscal_alignment/domain/score.h"

// What answers depend on, as short texts: equal inputs have equal texts, so that an answer can be
// kept under them for ever and a figure knows whether it still follows from what is known.
namespace tandem::fiscal {

// Raised when the same inputs give another answer than before.
inline constexpr int kAlgorithmVersion = 1;

// Of the calendar alone.
std::string CalendarHash(const calendar::CalendarSpec& spec);
// Of all that an alignment depends on: calendar, working days and lead, and not the name.
std::string InputHash(const OrganisationState& state);

// How a vendor weighs the terms.
struct AlignmentSettings {
  ScoreSettings score;
  std::int64_t revision = 0;  // counts the changes, 0 for the defaults
  Instant update_time;        // of the last change
};

// The vendor's half of what all its standing figures follow from.
struct VendorBasis {
  OrganisationState vendor;
  AlignmentSettings settings;
  CivilDay from;     // the first day of the horizon
  std::string hash;  // of all that, of the holiday table and of the algorithm
};

VendorBasis MakeVendorBasis(OrganisationState vendor, AlignmentSettings settings, CivilDay from);

// The key under which the figure of these two sides is kept.
std::string FigureKey(const std::string& vendor_basis, const std::string& partner_input);

}  // namespace tandem::fiscal
