#include "services/fiscal_alignment/app/get_alignment.h"

#include <set>

#include <fmt/format.h>

#include "services/fiscal_alignment/app/make_organisation.h"

namespace tandem::fiscal {
namespace {

Status CheckQuery(const AlignmentQuery& query, const Horizon& horizon) {
  if (const Status status = horizon.Validate(); !status.ok()) {
    const bool bad_years = query.years < 1 || query.years > Horizon::kMostYears;
    return InvalidField(bad_years || !query.from ? "years" : "from", MessageOf(status));
  }
  if (query.manual.size() > GetAlignment::kMostManualDays) {
    return InvalidField("manual_closes",
                        fmt::format("has {} dates, more than {}", query.manual.size(),
                                    GetAlignment::kMostManualDays));
  }
  const std::set<CivilDay> distinct(query.manual.begin(), query.manual.end());
  if (distinct.size() == 1) return InvalidField("manual_closes", "must have two different dates");
  return OkStatus();
}

StatusOr<OrganisationsAligned> Compare(const AlignmentAnswer& answer, const AlignmentQuery& query,
                                       const ScoreSettings& score) {
  calendar::PlaceWorkingDays places(PartySchedule::WorkingSpan(answer.horizon));
  const OrganisationState& vendor_state = answer.organisations.vendor;
  const OrganisationState& partner_state = answer.organisations.partner;
  ASSIGN_OR_RETURN(const Organisation vendor,
                   MakeOrganisation(vendor_state, vendor_state.name.display_name, places));
  ASSIGN_OR_RETURN(const Organisation partner,
                   MakeOrganisation(partner_state, partner_state.name.display_name, places));
  auto aligned = AlignOrganisations(vendor, partner, answer.horizon, query.manual, score);
  if (aligned.ok() || aligned.status().code() == StatusCode::kInternal) return aligned;
  // The request is right: it is what we know of the two that cannot answer it.
  return WithReason(FailedPrecondition(MessageOf(aligned.status())), "NOT_COMPUTABLE");
}

}  // namespace

StatusOr<AlignmentAnswer> GetAlignment::Run(const AlignmentQuery& query) const {
  const CivilDay today = UtcDay(clock_.Now());
  AlignmentAnswer answer;
  answer.horizon = {.from = query.from.value_or(FirstOfMonth(today)), .years = query.years};
  RETURN_IF_ERROR(CheckQuery(query, answer.horizon));
  const PartnershipName& name = query.partnership;
  std::optional<VendorBasis> basis;
  RETURN_IF_ERROR(storage::ReadFor(
      database_, name.vendor.value(), [&](storage::Transaction& transaction) -> Status {
        ASSIGN_OR_RETURN(basis, ReadVendorBasis(repositories_, transaction, name.vendor, today));
        ASSIGN_OR_RETURN(
            answer.organisations.partner,
            Registered(repositories_.organisations, transaction, {name.vendor, name.partnership}));
        return OkStatus();
      }));
  answer.organisations.vendor = basis->vendor;
  const OrganisationState& partner = answer.organisations.partner;
  RETURN_IF_ERROR(CheckHasCalendar(basis->vendor));
  RETURN_IF_ERROR(CheckHasCalendar(partner));
  answer.revisions = RevisionsOf(*basis, partner.calendar.revision, partner.settings.revision);
  ASSIGN_OR_RETURN(answer.aligned, Compare(answer, query, basis->settings.score));
  return answer;
}

}  // namespace tandem::fiscal
