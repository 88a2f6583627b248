#include "services/fiscal_alignment/app/mop_calendar/mop_calendars.h"

#include <fmt/format.h>

#include "libs/cache/envelope.h"
#include "libs/calendar/holidays/holiday_table.h"
#include "libs/identity/policy.h"
#include "services/fiscal_alignment/domain/mop_calendar/encoding.h"

namespace tandem::fiscal {
namespace {

constexpr std::chrono::hours kKeep{24 * 7};

// Everything on which the dates depend. Revisions never come back with another content.
std::string KeyOf(const Mop& mop, const MopSides& sides) {
  return fmt::format(
      "fiscal/mop-calendar/{}/{}/{}/{}/{}..{}/{}/{}/{}/{}/{}", kMopCalendarForm,
      kMopCalendarAlgorithm, mop.name.ToString(), mop.agreed_version, mop.term.first.ToString(),
      mop.term.last.ToString(), mop.basis.vendor, sides.vendor.settings.revision, mop.basis.partner,
      sides.partner.settings.revision, calendar::HolidayTable::Shipped().source_version());
}

}  // namespace

struct MopCalendars::Known {
  Side viewer = Side::kVendor;
  std::optional<Mop> mop;
  MopSides sides;
  KeptMopCalendar kept;
};

StatusOr<MopCalendars::Known> MopCalendars::Look(storage::Transaction& transaction,
                                                 const identity::Caller& caller,
                                                 const MopName& name) const {
  Known known;
  ASSIGN_OR_RETURN(known.viewer,
                   SideThatSees(repositories_.people, transaction, caller, name.partnership));
  ASSIGN_OR_RETURN(known.mop, mops_.Find(transaction, name));
  if (!known.mop || !IsVisibleTo(*known.mop, known.viewer)) {
    return identity::NotFoundResource(name.ToString());
  }
  if (known.mop->agreed_version == 0) {
    return WithReason(FailedPrecondition("it has no calendar before both sides have agreed"),
                      "NOT_AGREED");
  }
  ASSIGN_OR_RETURN(known.sides, ReadMopSides(repositories_, transaction, *known.mop));
  ASSIGN_OR_RETURN(std::optional<KeptMopCalendar> kept, store_.Find(transaction, name));
  if (kept) known.kept = *std::move(kept);
  return known;
}

StatusOr<MopCalendar> MopCalendars::DatesOf(const Known& known) {
  const std::string key = KeyOf(*known.mop, known.sides);
  const auto compute = [&]() -> StatusOr<std::string> {
    ASSIGN_OR_RETURN(const MopCalendar calendar,
                     ComputeMopCalendar(*known.mop, known.sides, places_));
    return cache::Seal(key, Encode(calendar));
  };
  ASSIGN_OR_RETURN(const cache::Bytes sealed, cached_.GetOrCompute(key, kKeep, compute));
  const std::optional<std::string> text = cache::Open(key, *sealed);
  std::optional<MopCalendar> calendar = text ? DecodeMopCalendar(*text) : std::nullopt;
  if (calendar) return *std::move(calendar);
  // What somebody else wrote into the cache is no answer.
  return ComputeMopCalendar(*known.mop, known.sides, places_);
}

StatusOr<MopCalendars::Answer> MopCalendars::Get(const identity::Caller& caller,
                                                 const MopName& name) {
  Known known;
  RETURN_IF_ERROR(storage::ReadFor(database_, name.partnership.vendor.value(),
                                   [&](storage::Transaction& transaction) -> Status {
                                     ASSIGN_OR_RETURN(known, Look(transaction, caller, name));
                                     return OkStatus();
                                   }));
  ASSIGN_OR_RETURN(const MopCalendar dates, DatesOf(known));
  // A change of settings may be known here before it was told.
  const Publication publication = Publish(known.kept.publication, dates);
  Answer answer{.calendar = ViewOf(*known.mop, known.sides, publication, dates.estimated),
                .viewer = known.viewer};
  answer.calendar.changed = known.kept.at;
  return answer;
}

}  // namespace tandem::fiscal
