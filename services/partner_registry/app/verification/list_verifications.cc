#include "services/partner_registry/app/verification/list_verifications.h"

#include <algorithm>
#include <limits>

#include "services/partner_registry/app/lookup.h"

namespace tandem::partner {
namespace {

// The newest revision that somebody verified, of a few revisions at a time, since most calendars
// have no more.
StatusOr<std::optional<KnownVerification>> OfCalendar(Registry& registry,
                                                      const OrganisationName& organisation) {
  constexpr int kAtATime = 10;
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  std::int64_t newest = 0;
  while (true) {
    ASSIGN_OR_RETURN(const std::vector<CalendarRevision> revisions,
                     registry.ListCalendars(organisation, before, kAtATime));
    for (const CalendarRevision& one : revisions) {
      newest = std::max(newest, one.revision);
      if (!one.verification) continue;
      std::optional<KnownVerification> known(std::in_place);
      known->verified.subject.organisation = organisation;
      known->verified.subject.kind = SubjectKind::kCalendar;
      known->verified.revision = one.revision;
      known->verified.verification = *one.verification;
      known->newest_revision = newest;
      return known;
    }
    if (revisions.size() < kAtATime) return std::nullopt;
    before = revisions.back().revision;
  }
}

}  // namespace

StatusOr<std::vector<KnownVerification>> ListVerifications(
    Registry& registry, Verifications& verifications, const OrganisationName& organisation,
    const std::optional<VerificationPlace>& after, int limit) {
  RETURN_IF_ERROR(CheckExists(registry, organisation));
  ASSIGN_OR_RETURN(std::vector<KnownVerification> known,
                   verifications.List(organisation, after, limit));
  if (after && after->kind >= SubjectKind::kCalendar) return known;
  ASSIGN_OR_RETURN(std::optional<KnownVerification> calendar, OfCalendar(registry, organisation));
  if (!calendar) return known;
  const auto place = std::ranges::find_if(known, [](const KnownVerification& one) {
    return one.verified.subject.kind > SubjectKind::kCalendar;
  });
  known.insert(place, *std::move(calendar));
  if (known.size() > static_cast<std::size_t>(limit)) known.pop_back();
  return known;
}

}  // namespace tandem::partner
