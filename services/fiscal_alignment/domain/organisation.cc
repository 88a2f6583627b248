#include "services/fiscal_alignment/domain/organisation.h"

namespace tandem::fiscal {

StatusOr<PartySchedule> ScheduleOf(const Organisation& organisation, const Horizon& horizon) {
  StatusOr<PartySchedule> schedule = PartySchedule::Create(
      organisation.calendar, organisation.working, organisation.lead_days, horizon);
  return schedule.ok() ? std::move(schedule) : Annotate(schedule.status(), organisation.name);
}

StatusOr<OrganisationsAligned> AlignOrganisations(const Organisation& vendor,
                                                  const Organisation& partner,
                                                  const Horizon& horizon,
                                                  const std::vector<CivilDay>& manual,
                                                  const ScoreSettings& settings) {
  ASSIGN_OR_RETURN(const PartySchedule vendor_schedule, ScheduleOf(vendor, horizon));
  ASSIGN_OR_RETURN(const PartySchedule partner_schedule, ScheduleOf(partner, horizon));
  ASSIGN_OR_RETURN(const NominalCloses vendor_closes, NominalClosesOf(vendor.calendar, horizon));
  ASSIGN_OR_RETURN(const NominalCloses partner_closes, NominalClosesOf(partner.calendar, horizon));
  ASSIGN_OR_RETURN(Alignment alignment,
                   Align(Partnership(vendor_schedule, partner_schedule), manual, settings));
  return OrganisationsAligned{
      .misalignment = MeasureMisalignment(vendor_closes, partner_closes, horizon),
      .alignment = std::move(alignment)};
}

}  // namespace tandem::fiscal
