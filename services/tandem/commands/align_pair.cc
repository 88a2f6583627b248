#include "services/tandem/commands/align_pair.h"

#include <fmt/format.h>

namespace tandem::client {
namespace {

StatusOr<fiscal::Organisation> ReadSide(const AlignPair& command, fiscal::Side side,
                                        calendar::PlaceWorkingDays& places) {
  const std::string_view side_name = fiscal::SideName(side);
  const std::string& name = command.names[side];
  return ReadOrganisation({.name = name.empty() ? fmt::format("the {}", side_name) : name,
                           .calendar = command.calendars[side],
                           .country = command.countries[side],
                           .lead_days = command.lead_days[side],
                           .calendar_field = fmt::format("--{}", side_name),
                           .country_field = fmt::format("--{}-country", side_name)},
                          places);
}

}  // namespace

StatusOr<PairReport> ReportOn(const fiscal::Organisation& vendor,
                              const fiscal::Organisation& partner, const fiscal::Horizon& horizon,
                              const std::vector<CivilDay>& manual) {
  ASSIGN_OR_RETURN(fiscal::OrganisationsAligned aligned,
                   fiscal::AlignOrganisations(vendor, partner, horizon, manual, {}));
  return PairReport{.horizon = horizon,
                    .names = {.vendor = vendor.name, .partner = partner.name},
                    .calendars = {.vendor = vendor.calendar, .partner = partner.calendar},
                    .misalignment = std::move(aligned.misalignment),
                    .alignment = std::move(aligned.alignment)};
}

StatusOr<std::string> AlignPair::Run(const Terminal& terminal, CivilDay today) const {
  ASSIGN_OR_RETURN(const fiscal::Horizon horizon, ReadHorizon(from, years, today));
  ASSIGN_OR_RETURN(const std::vector<CivilDay> manual_days, ReadDays("--manual", manual));
  calendar::PlaceWorkingDays places(fiscal::PartySchedule::WorkingSpan(horizon));
  ASSIGN_OR_RETURN(const fiscal::Organisation vendor,
                   ReadSide(*this, fiscal::Side::kVendor, places));
  ASSIGN_OR_RETURN(const fiscal::Organisation partner,
                   ReadSide(*this, fiscal::Side::kPartner, places));
  ASSIGN_OR_RETURN(const PairReport report, ReportOn(vendor, partner, horizon, manual_days));
  switch (format) {
    case Format::kJson:
      return PairAsJson(report);
    case Format::kCsv:
      return PairAsCsv(report);
    case Format::kTable:
      break;
  }
  return PairAsText(report, terminal);
}

}  // namespace tandem::client
