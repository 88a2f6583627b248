#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "libs/storage/database.h"
#include "services/fiscal_alignment/app/standing_figure_repository.h"

namespace tandem::fiscal {

// The column `standing`; the migration says what its values mean.
inline constexpr std::int64_t kUnregistered = 0;
inline constexpr std::int64_t kWithoutCalendar = 1;
inline constexpr std::int64_t kBehind = 2;
inline constexpr std::int64_t kUpToDate = 3;

// gain_order and friction_order of a row without figures: behind all others.
inline constexpr std::int64_t kNoFigure = 1;

// What a StandingRow is read from: f is standing_figures, o its organisation.
inline constexpr std::string_view kStandingColumns =
    "f.partnership, o.display_name, o.calendar_revision, o.settings_revision, f.partner_now, "
    "f.gain_order, f.friction_order, f.vendor_basis, f.partner_basis, f.figure, f.from_day, "
    "f.computed_at, f.vendor_calendar_revision, f.vendor_settings_revision, "
    "f.partner_calendar_revision, f.partner_settings_revision, f.alignment_settings_revision";

// A task from the columns partnership, partner_now, calendar_revision and settings_revision.
StatusOr<FigureTask> ReadTask(const VendorId& vendor, const storage::Row& row);

// INTERNAL if the row is damaged.
StatusOr<StandingRow> ReadStanding(const VendorId& vendor, const storage::Row& row);

}  // namespace tandem::fiscal
