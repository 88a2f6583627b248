#include "services/fiscal_alignment/wire/mop_calendar_values.h"

#include "libs/wire/type_values.h"

namespace tandem::fiscal {
namespace {

static_assert(static_cast<int>(MopEntryKind::kJointClose) ==
              v1::MopCalendarEntry::KIND_JOINT_CLOSE);
static_assert(static_cast<int>(MopEntryKind::kOwnQuarterEnd) ==
              v1::MopCalendarEntry::KIND_OWN_QUARTER_END);

void Write(const MopCalendarEntry& entry, v1::MopCalendarEntry& message) {
  message.set_kind(static_cast<v1::MopCalendarEntry::Kind>(entry.id.kind));
  if (entry.id.side) message.set_side(ToProto(*entry.id.side));
  message.set_ordinal(entry.id.ordinal);
  if (!entry.published.fell_away) *message.mutable_days() = wire::ToProto(entry.published.days);
  message.set_sequence(entry.published.sequence);
  message.set_ends_year(entry.published.ends_year);
}

}  // namespace

void Write(const MopCalendarView& calendar, v1::MopCalendar& message) {
  message.set_mop(calendar.mop.ToString());
  *message.mutable_term() = wire::ToProto(calendar.term);
  message.set_time_zone(calendar.time_zone);
  for (const MopCalendarEntry& entry : calendar.entries) Write(entry, *message.add_entries());
  message.set_estimated(calendar.estimated);
  v1::MopCalendar::Basis& basis = *message.mutable_basis();
  basis.set_version(calendar.version);
  basis.set_vendor_calendar_revision(calendar.calendar_revisions.vendor);
  basis.set_vendor_settings_revision(calendar.settings_revisions.vendor);
  basis.set_partner_calendar_revision(calendar.calendar_revisions.partner);
  basis.set_partner_settings_revision(calendar.settings_revisions.partner);
  basis.set_holidays(calendar.holidays);
}

}  // namespace tandem::fiscal
