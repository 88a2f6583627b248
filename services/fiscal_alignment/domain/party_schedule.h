#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"
#include "libs/calendar/working/working_days.h"
#include "services/fiscal_alignment/domain/side.h"

namespace tandem::fiscal {

// One side's own quarter end, nominal.
struct OwnClose {
  CivilDay day;
  bool ends_year = false;
  double half_quarter = 0;  // half of the working days of the quarter that ends here
};

// A side's closes, year starts and working days in and around one horizon, prepared so that every
// question about a day takes constant time. Immutable, so any number of threads may ask.
class PartySchedule {
 public:
  // Working days from signature to booking that an organisation may state.
  static constexpr int kMostLeadDays = 60;

  // The days for which working days are needed to answer for `horizon`.
  static calendar::DaySpan WorkingSpan(const Horizon& horizon);

  // `working` must be those of WorkingSpan(horizon). INVALID_ARGUMENT for a lead outside 0 to 60,
  // a bad horizon, or a calendar that does not cover it.
  static StatusOr<PartySchedule> Create(const calendar::FiscalCalendar& calendar,
                                        std::shared_ptr<const calendar::WorkingDays> working,
                                        int lead_days, const Horizon& horizon);

  const Horizon& horizon() const { return horizon_; }
  const calendar::WorkingDays& working() const { return *working_; }
  int lead_days() const { return lead_days_; }

  // The closes from which joint closes are made: 550 days on both sides of the horizon.
  std::span<const CivilDay> close_days() const { return close_days_; }
  std::span<const OwnClose> closes_in_horizon() const;
  // Fiscal-year starts, around the horizon and in it.
  std::span<const CivilDay> year_starts() const { return year_starts_; }
  std::span<const CivilDay> year_starts_in_horizon() const;

  // The day on which a deal signed on `day` is booked: `lead_days` working days later.
  CivilDay Book(CivilDay day) const {
    return lead_days_ == 0 ? day : working_->NthAfter(day, lead_days_);
  }
  // The latest day on which a deal may be signed that is to be booked by `close`.
  CivilDay LatestSigning(CivilDay close) const {
    return lead_days_ == 0 ? close : working_->NthBack(close, lead_days_) - 1;
  }

  // What a deal signed on a joint close means to this side.
  struct Departure {
    const OwnClose* close = nullptr;  // the first own close at or after booking, null if unknown
    int slack = 0;                    // working days from booking to that close
  };
  Departure DepartureOf(CivilDay signing) const;

 private:
  PartySchedule() = default;

  void AddQuarters(const std::vector<calendar::FiscalQuarter>& quarters);

  Horizon horizon_;
  std::shared_ptr<const calendar::WorkingDays> working_;
  int lead_days_ = 0;
  std::vector<OwnClose> closes_;           // further than close_days_, for departures
  std::vector<std::uint16_t> next_close_;  // by day of the working span: index into closes_
  std::vector<CivilDay> close_days_;
  std::vector<CivilDay> year_starts_;
};

}  // namespace tandem::fiscal
