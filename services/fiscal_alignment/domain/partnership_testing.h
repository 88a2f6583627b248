#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "libs/calendar/holidays/holiday_table.h"
#include "libs/calendar/notation/notation.h"
#include "services/fiscal_alignment/domain/alignment.h"

// Short words for the tests of this room.
namespace tandem::fiscal {

inline CivilDay Day(std::string_view text) { return CivilDay::Parse(text).value(); }

// One side as a test states it.
struct TestParty {
  std::string calendar;
  std::string country;
  int lead_days = 0;
  calendar::WorkingHabits habits;
};

inline PartySchedule ScheduleOf(const TestParty& party, const Horizon& horizon) {
  std::shared_ptr<const calendar::PlaceHolidays> place;
  if (!party.country.empty()) {
    place = calendar::HolidayTable::Shipped().Find(party.country).value();
  }
  const auto working = std::make_shared<calendar::WorkingDays>(
      calendar::WorkingDays::Of(place.get(), party.habits, PartySchedule::WorkingSpan(horizon)));
  return PartySchedule::Create(
             calendar::ParseCalendar(party.calendar, calendar::RefuseFiles).value(), working,
             party.lead_days, horizon)
      .value();
}

inline Horizon FiveYears(std::string_view from = "2026-01-01") {
  return {.from = Day(from), .years = 5};
}

inline Alignment AlignParties(const TestParty& vendor, const TestParty& partner,
                              const Horizon& horizon = FiveYears(),
                              const std::vector<CivilDay>& manual = {},
                              const ScoreSettings& settings = {}) {
  const PartySchedule vendor_schedule = ScheduleOf(vendor, horizon);
  const PartySchedule partner_schedule = ScheduleOf(partner, horizon);
  return Align(Partnership(vendor_schedule, partner_schedule), manual, settings).value();
}

// The candidate that is of `kind`, or null.
inline const Candidate* Find(const Alignment& alignment, Kind kind) {
  for (const Candidate& candidate : alignment.candidates) {
    if (candidate.Is(kind)) return &candidate;
  }
  return nullptr;
}

}  // namespace tandem::fiscal
