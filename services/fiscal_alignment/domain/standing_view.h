#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "services/fiscal_alignment/domain/inputs.h"
#include "services/fiscal_alignment/domain/standing_figure.h"

namespace tandem::fiscal {

// How far standing figures may be trusted.
enum class StandingState {
  kCurrent,          // they follow from what is known now
  kStale,            // something changed since
  kPending,          // they were never computed
  kWithoutCalendar,  // a side's calendar is not known
  kNotComputable,    // the calendars cannot be compared
};

// Revisions of what an answer follows from.
struct Revisions {
  std::int64_t vendor_calendar = 0;
  std::int64_t vendor_settings = 0;
  std::int64_t partner_calendar = 0;
  std::int64_t partner_settings = 0;
  std::int64_t alignment_settings = 0;
};
Revisions RevisionsOf(const VendorBasis& basis, std::int64_t partner_calendar,
                      std::int64_t partner_settings);

// A figure with what it follows from.
struct StoredFigure {
  StandingFigure figure;
  std::string vendor_basis;
  std::string partner_input;
  CivilDay from;
  Instant computed_at;
  Revisions revisions;
};

// What is kept of a registered partnership.
struct StandingRow {
  PartnershipName name;
  std::string display_name;
  std::int64_t calendar_revision = 0;  // of the partner as it is
  std::int64_t settings_revision = 0;
  std::string partner_input;
  std::int64_t gain_order = 0;
  std::int64_t friction_order = 0;
  std::optional<StoredFigure> stored;  // none: never computed
};

// The same judged against what is known of the vendor now.
struct StandingView {
  StandingRow row;
  StandingState state = StandingState::kPending;
  Revisions revisions;
  std::string problem;  // for the last two states
};
StandingView ViewOf(StandingRow row, const VendorBasis& basis);

}  // namespace tandem::fiscal
