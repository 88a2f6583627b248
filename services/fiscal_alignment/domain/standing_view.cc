#include "services/fiscal_alignment/domain/standing_view.h"

namespace tandem::fiscal {
namespace {

StandingState StateOf(const StandingRow& row, const VendorBasis& basis) {
  if (row.calendar_revision == 0 || !basis.vendor.has_calendar()) {
    return StandingState::kWithoutCalendar;
  }
  if (!row.stored) return StandingState::kPending;
  if (row.stored->vendor_basis != basis.hash || row.stored->partner_input != row.partner_input) {
    return StandingState::kStale;
  }
  return row.stored->figure.problem.empty() ? StandingState::kCurrent
                                            : StandingState::kNotComputable;
}

std::string ProblemOf(const StandingView& view, const VendorBasis& basis) {
  if (view.state == StandingState::kNotComputable) return view.row.stored->figure.problem;
  if (view.state != StandingState::kWithoutCalendar) return {};
  if (basis.vendor.has_calendar()) return "the partner's calendar is not known";
  return view.row.calendar_revision > 0 ? "the vendor's calendar is not known"
                                        : "the calendars of both sides are not known";
}

}  // namespace

Revisions RevisionsOf(const VendorBasis& basis, std::int64_t partner_calendar,
                      std::int64_t partner_settings) {
  return {.vendor_calendar = basis.vendor.calendar.revision,
          .vendor_settings = basis.vendor.settings.revision,
          .partner_calendar = partner_calendar,
          .partner_settings = partner_settings,
          .alignment_settings = basis.settings.revision};
}

StandingView ViewOf(StandingRow row, const VendorBasis& basis) {
  StandingView view{.row = std::move(row)};
  view.state = StateOf(view.row, basis);
  view.problem = ProblemOf(view, basis);
  // What is current follows from the newest revisions, also where a newer one brought nothing new.
  const bool current =
      view.state == StandingState::kCurrent || view.state == StandingState::kNotComputable;
  if (current) {
    view.revisions = RevisionsOf(basis, view.row.calendar_revision, view.row.settings_revision);
  } else if (view.row.stored) {
    view.revisions = view.row.stored->revisions;
  }
  return view;
}

}  // namespace tandem::fiscal
