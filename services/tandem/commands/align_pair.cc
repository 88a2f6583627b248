#include "services/tandem/commands/align_pair.h"

#include <fmt/format.h>

namespace tandem::client {
namespace {

StatusOr<Organisation> ReadSide(const AlignPair& command, fiscal::Side side,
                                PlaceWorkingDays& places) {
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

StatusOr<fiscal::PartySchedule> ScheduleOf(const Organisation& organisation,
                                           const fiscal::Horizon& horizon) {
  StatusOr<fiscal::PartySchedule> schedule = fiscal::PartySchedule::Create(
      organisation.calendar, organisation.working, organisation.lead_days, horizon);
  return schedule.ok() ? std::move(schedule) : Annotate(schedule.status(), organisation.name);
}

}  // namespace

StatusOr<PairReport> ReportOn(const Organisation& vendor, const Organisation& partner,
                              const fiscal::Horizon& horizon, const std::vector<CivilDay>& manual) {
  ASSIGN_OR_RETURN(const fiscal::PartySchedule vendor_schedule, ScheduleOf(vendor, horizon));
  ASSIGN_OR_RETURN(const fiscal::PartySchedule partner_schedule, ScheduleOf(partner, horizon));
  ASSIGN_OR_RETURN(const auto vendor_closes, fiscal::NominalClosesOf(vendor.calendar, horizon));
  ASSIGN_OR_RETURN(const auto partner_closes, fiscal::NominalClosesOf(partner.calendar, horizon));
  ASSIGN_OR_RETURN(
      fiscal::Alignment alignment,
      fiscal::Align(fiscal::Partnership(vendor_schedule, partner_schedule), manual, {}));
  return PairReport{
      .horizon = horizon,
      .names = {.vendor = vendor.name, .partner = partner.name},
      .calendars = {.vendor = vendor.calendar, .partner = partner.calendar},
      .misalignment = fiscal::MeasureMisalignment(vendor_closes, partner_closes, horizon),
      .alignment = std::move(alignment)};
}

StatusOr<std::string> AlignPair::Run(const Terminal& terminal, CivilDay today) const {
  ASSIGN_OR_RETURN(const fiscal::Horizon horizon, ReadHorizon(from, years, today));
  ASSIGN_OR_RETURN(const std::vector<CivilDay> manual_days, ReadDays("--manual", manual));
  PlaceWorkingDays places(horizon);
  ASSIGN_OR_RETURN(const Organisation vendor, ReadSide(*this, fiscal::Side::kVendor, places));
  ASSIGN_OR_RETURN(const Organisation partner, ReadSide(*this, fiscal::Side::kPartner, places));
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
