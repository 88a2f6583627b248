#include "services/fiscal_alignment/app/mop_calendar/mop_sides.h"

#include <fmt/format.h>

#include "libs/identity/policy.h"
#include "services/fiscal_alignment/app/make_organisation.h"
#include "services/fiscal_alignment/domain/mop/mop_dates.h"

namespace tandem::fiscal {
namespace {

// With the calendar of that revision.
StatusOr<OrganisationState> StateOf(const Repositories& repositories,
                                    storage::Transaction& transaction, const OrganisationName& name,
                                    std::int64_t revision) {
  ASSIGN_OR_RETURN(OrganisationState state,
                   Registered(repositories.organisations, transaction, name));
  if (state.calendar.revision == revision) return state;
  ASSIGN_OR_RETURN(auto spec, repositories.calendars.Find(transaction, name, revision));
  if (!spec) {
    return Internal(
        fmt::format("revision {} of the calendar of {} is not known", revision, name.ToString()));
  }
  state.calendar = {.revision = revision, .spec = *std::move(spec)};
  return state;
}

}  // namespace

StatusOr<MopSides> ReadMopSides(const Repositories& repositories, storage::Transaction& transaction,
                                const Mop& mop) {
  const PartnershipName& name = mop.name.partnership;
  MopSides sides;
  ASSIGN_OR_RETURN(sides.vendor, StateOf(repositories, transaction, {name.vendor, std::nullopt},
                                         mop.basis.vendor));
  ASSIGN_OR_RETURN(sides.partner, StateOf(repositories, transaction,
                                          {name.vendor, name.partnership}, mop.basis.partner));
  return sides;
}

StatusOr<MopCalendar> ComputeMopCalendar(const Mop& mop, const MopSides& sides,
                                         HorizonPlaces& places) {
  const MopTerms& terms = mop.version(mop.agreed_version).terms;
  const auto days = places.Of(HorizonOf(terms.term));
  ASSIGN_OR_RETURN(const Organisation vendor,
                   MakeOrganisation(sides.vendor, sides.vendor.name.display_name, *days));
  ASSIGN_OR_RETURN(const Organisation partner,
                   MakeOrganisation(sides.partner, sides.partner.name.display_name, *days));
  auto calendar = MopCalendarOf(terms, mop.term, vendor, partner);
  if (calendar.ok() || calendar.status().code() == StatusCode::kInternal) return calendar;
  return WithReason(FailedPrecondition(MessageOf(calendar.status())), "NOT_COMPUTABLE");
}

StatusOr<MopCalendar> ComputeMopCalendar(const Mop& mop, const MopSides& sides) {
  HorizonPlaces places;
  return ComputeMopCalendar(mop, sides, places);
}

StatusOr<Side> SideThatSees(const PeopleDirectory& people, storage::Transaction& transaction,
                            const identity::Caller& caller, const PartnershipName& partnership) {
  if (caller.side == identity::Side::kVendor) return Side::kVendor;
  const Status hidden = identity::NotFoundResource(partnership.ToString());
  const auto id = PersonId::Parse("person", caller.person);
  if (!id.ok()) return hidden;
  ASSIGN_OR_RETURN(const std::optional<KnownPerson> person,
                   people.Find(transaction, partnership.vendor, *id));
  const bool own =
      person && person->name.organisation.partnership == std::optional(partnership.partnership);
  return own ? StatusOr<Side>(Side::kPartner) : hidden;
}

}  // namespace tandem::fiscal
