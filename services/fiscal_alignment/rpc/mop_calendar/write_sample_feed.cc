#include <fstream>
#include <iostream>

#include "libs/calendar/notation/notation.h"
#include "services/fiscal_alignment/domain/mop/mop_dates.h"
#include "services/fiscal_alignment/rpc/mop_calendar/calendar_file.h"

// usage: write_sample_feed CALENDAR      writes the feed of a MOP of two years, some of whose
// entries were moved or fell away. check_feed.py reads it.
namespace tandem::fiscal {
namespace {

Organisation Named(const std::string& name, const std::string& notation,
                   const calendar::WorkingHabits& habits, const calendar::DaySpan& term) {
  const calendar::DaySpan span = PartySchedule::WorkingSpan(HorizonOf(term));
  return {.name = name,
          .calendar = calendar::ParseCalendar(notation, calendar::RefuseFiles).value(),
          .working = std::make_shared<calendar::WorkingDays>(
              calendar::WorkingDays::Of(nullptr, habits, span))};
}

std::string Feed() {
  const MopTerms terms = {.term = {CivilDay::FromYmd(2027, 1, 1), CivilDay::FromYmd(2028, 12, 31)},
                          .rule = CadenceRule{}};
  const Organisation vendor = Named("Acme", "month 02-01", {}, terms.term);
  const Organisation partner = Named("Müller, Söhne; Co", "month 01-01", {}, terms.term);
  // Closed over a close and for a whole week.
  const calendar::WorkingHabits closed = {
      .shutdowns = {{CivilDay::FromYmd(2027, 4, 26), CivilDay::FromYmd(2027, 5, 4)}}};
  const Organisation later = Named("Müller, Söhne; Co", "month 01-01", closed, terms.term);
  const Publication first = Publish({}, MopCalendarOf(terms, terms.term, vendor, partner).value());
  const Publication second =
      Publish(first, MopCalendarOf(terms, terms.term, vendor, later).value());
  const MopName name = MopName::Parse("name", "vendors/acme/partnerships/mueller/mops/1").value();
  return CalendarFile("Operating periods", Side::kVendor,
                      {{.mop = name,
                        .display_names = {.vendor = vendor.name, .partner = partner.name},
                        .entries = InOrder(second),
                        .changed = ParseInstant("2027-02-01T08:00:00Z").value()}});
}

}  // namespace
}  // namespace tandem::fiscal

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_sample_feed CALENDAR\n";
    return EXIT_FAILURE;
  }
  std::ofstream(argv[1], std::ios::binary) << tandem::fiscal::Feed();
  return EXIT_SUCCESS;
}
