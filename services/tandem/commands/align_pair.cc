#include "services/tandem/commands/align_pair.h"

#include <fmt/format.h>

namespace tandem::client {
namespace {

StatusOr<Organisation> ReadSide(const AlignPair& command, fiscal::Side side,
                                PlaceWorkingDays& places) {
  const std::string option = fmt::format("--{}", fiscal::SideName(side));
  ASSIGN_OR_RETURN(calendar::FiscalCalendar calendar,
                   ReadCalendar(option, command.calendars[side]));
  auto working = places.Of(command.countries[side]);
  if (!working.ok()) return Annotate(working.status(), option + "-country");
  const std::string& name = command.names[side];
  return Organisation{.name = name.empty() ? fmt::format("the {}", fiscal::SideName(side)) : name,
                      .calendar = std::move(calendar),
                      .working = *std::move(working),
                      .lead_days = command.lead_days[side]};
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
