#include "services/fiscal_alignment/app/mop_calendar/keep_mop_calendar.h"

namespace tandem::fiscal {

Status KeepMopCalendar::Changed(storage::Transaction& transaction, const Mop& mop,
                                Instant now) const {
  if (mop.agreed_version == 0) return OkStatus();
  ASSIGN_OR_RETURN(const MopSides sides, ReadMopSides(repositories_, transaction, mop));
  const StatusOr<MopCalendar> calendar = ComputeMopCalendar(mop, sides, places_);
  if (calendar.status().code() == StatusCode::kFailedPrecondition) return OkStatus();
  RETURN_IF_ERROR(calendar.status());
  ASSIGN_OR_RETURN(std::optional<KeptMopCalendar> kept, store_.Find(transaction, mop.name));
  if (!kept) kept.emplace();
  Publication publication = Publish(kept->publication, *calendar);
  const bool same =
      kept->revision > 0 && kept->term == mop.term && kept->publication == publication;
  if (same) return OkStatus();
  *kept = {.publication = std::move(publication),
           .term = mop.term,
           .revision = kept->revision + 1,
           .at = now};
  RETURN_IF_ERROR(store_.Save(transaction, mop.name, *kept));
  MopCalendarView view = ViewOf(mop, sides, kept->publication, calendar->estimated);
  view.changed = now;
  return facts_.CalendarChanged(transaction, view, kept->revision, now);
}

}  // namespace tandem::fiscal
