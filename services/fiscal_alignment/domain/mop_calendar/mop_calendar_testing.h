#pragma once

#include <map>
#include <memory>
#include <string>

#include "services/fiscal_alignment/domain/mop/mop_dates.h"
#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar.h"
#include "services/fiscal_alignment/domain/partnership_testing.h"

// Short words for the tests of this room.
namespace tandem::fiscal {

inline calendar::DaySpan Span(std::string_view first, std::string_view last) {
  return {Day(first), Day(last)};
}

// `party` as an organisation that answers for a MOP of `term`.
inline Organisation OrganisationOf(const TestParty& party, const calendar::DaySpan& term) {
  std::shared_ptr<const calendar::PlaceHolidays> place;
  if (!party.country.empty()) {
    place = calendar::HolidayTable::Shipped().Find(party.country).value();
  }
  const calendar::DaySpan span = PartySchedule::WorkingSpan(HorizonOf(term));
  return {.name = "Org",
          .calendar = calendar::ParseCalendar(party.calendar, calendar::RefuseFiles).value(),
          .working = std::make_shared<calendar::WorkingDays>(
              calendar::WorkingDays::Of(place.get(), party.habits, span)),
          .lead_days = party.lead_days};
}

// A PERIOD by the cycle of `side`.
inline MopTerms TermsOf(const calendar::DaySpan& term, Side side = Side::kVendor) {
  return {.term = term, .rule = CadenceRule{.side = side}};
}

inline StatusOr<MopCalendar> CalendarOf(const MopTerms& terms, const calendar::DaySpan& term,
                                        const TestParty& vendor, const TestParty& partner) {
  return MopCalendarOf(terms, term, OrganisationOf(vendor, terms.term),
                       OrganisationOf(partner, terms.term));
}
inline MopCalendar CalendarOf(const MopTerms& terms, const TestParty& vendor,
                              const TestParty& partner) {
  return CalendarOf(terms, terms.term, vendor, partner).value();
}

// "1 2027-03-31" of every entry of the kind and side, in order; "2 2027-03-18..2027-03-31" where it
// has several days.
inline std::vector<std::string> Shown(const MopCalendar& calendar, MopEntryKind kind,
                                      std::optional<Side> side = std::nullopt) {
  std::vector<std::string> shown;
  for (const MopEntry& entry : calendar.entries) {
    if (entry.id.kind != kind || entry.id.side != side) continue;
    std::string days = entry.days.first.ToString();
    if (entry.days.last != entry.days.first) days += ".." + entry.days.last.ToString();
    shown.push_back(std::to_string(entry.id.ordinal) + " " + days + (entry.ends_year ? " Y" : ""));
  }
  return shown;
}

inline std::map<MopEntryId, calendar::DaySpan> ById(const MopCalendar& calendar) {
  std::map<MopEntryId, calendar::DaySpan> days;
  for (const MopEntry& entry : calendar.entries) days[entry.id] = entry.days;
  return days;
}

}  // namespace tandem::fiscal
