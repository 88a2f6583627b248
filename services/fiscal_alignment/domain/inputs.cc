#include "services/fiscal_alignment/domain/inputs.h"

#include <fmt/format.h>

#include "libs/base/sha256.h"
#include "libs/calendar/holidays/holiday_table.h"
#include "services/fiscal_alignment/domain/standing_figure.h"

namespace tandem::fiscal {
namespace {

// Lists that differ have different digests, also where their texts joined together are equal.
std::string Digest(const std::vector<std::string>& parts) {
  std::string bytes;
  for (const std::string& part : parts) bytes += fmt::format("{}:{}", part.size(), part);
  return Sha256Hex(bytes);
}

}  // namespace

std::string CalendarHash(const calendar::CalendarSpec& spec) {
  std::vector<std::string> parts = {"calendar", spec.notation};
  for (const calendar::CalendarFile& file : spec.files) {
    parts.push_back(file.path);
    parts.push_back(file.content);
  }
  return Digest(parts);
}

std::string InputHash(const OrganisationState& state) {
  const OrganisationSettings& settings = state.settings.settings;
  std::vector<std::string> parts = {"organisation",
                                    state.has_calendar() ? "calendar" : "none",
                                    CalendarHash(state.calendar.spec),
                                    settings.country,
                                    settings.free_weekdays.to_string(),
                                    std::to_string(settings.lead_days)};
  for (const calendar::DaySpan& shutdown : settings.shutdowns) {
    parts.push_back(fmt::format("{}..{}", shutdown.first.days(), shutdown.last.days()));
  }
  for (const CivilDay day : settings.working_weekends) {
    parts.push_back(fmt::format("works {}", day.days()));
  }
  return Digest(parts);
}

VendorBasis MakeVendorBasis(OrganisationState vendor, AlignmentSettings settings, CivilDay from) {
  const ScoreSettings& score = settings.score;
  // {} prints a double so that it reads back the same.
  std::string weights = fmt::format("{} {} {} {} {} {} {} {} {}", score.urgency, score.coverage,
                                    score.calm, score.evenness, score.stability, score.freshness,
                                    score.simplicity, score.vendor_share, score.fit_window_days);
  std::string hash =
      Digest({"vendor", std::to_string(kAlgorithmVersion),
              std::string(calendar::HolidayTable::Shipped().source_version()), InputHash(vendor),
              std::move(weights), from.ToString(), std::to_string(kStandingYears)});
  return {std::move(vendor), settings, from, std::move(hash)};
}

std::string FigureKey(const std::string& vendor_basis, const std::string& partner_input) {
  return "fiscal/figure/" + Digest({vendor_basis, partner_input});
}

}  // namespace tandem::fiscal
