#include "services/fiscal_alignment/domain/mop/mop_dates.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

bool Holds(const calendar::DaySpan& span, CivilDay day) {
  return span.first <= day && day <= span.last;
}

// The closes of the rule, also around the term.
StatusOr<std::vector<CivilDay>> ClosesOf(const CadenceRule& rule, const calendar::DaySpan& term,
                                         const Organisation& vendor, const Organisation& partner) {
  const Horizon horizon = HorizonOf(term);
  ASSIGN_OR_RETURN(const PartySchedule vendor_schedule, ScheduleOf(vendor, horizon));
  ASSIGN_OR_RETURN(const PartySchedule partner_schedule, ScheduleOf(partner, horizon));
  ASSIGN_OR_RETURN(Cadence cadence,
                   CadenceOf(Partnership(vendor_schedule, partner_schedule), rule));
  return std::move(cadence.closes);
}

Status AddOwnDates(Side side, const Organisation& organisation, const calendar::DaySpan& term,
                   MopDates& dates) {
  const calendar::FiscalCalendar& calendar = organisation.calendar;
  if (const Status covers = calendar.CheckCovers(term.first, term.last); !covers.ok()) {
    return Annotate(covers, organisation.name);
  }
  for (const calendar::FiscalQuarter& quarter : calendar.Quarters(term.first, term.last)) {
    if (quarter.starts_year && Holds(term, quarter.first)) {
      dates.year_starts[side].push_back(quarter.first);
    }
    if (Holds(term, quarter.last)) {
      dates.quarter_ends[side].push_back({quarter.last, quarter.ends_year});
    }
  }
  return OkStatus();
}

}  // namespace

Horizon HorizonOf(const calendar::DaySpan& term) {
  Horizon horizon = {.from = term.first, .years = 1};
  while (horizon.end() <= term.last && horizon.years < Horizon::kMostYears) ++horizon.years;
  return horizon;
}

StatusOr<MopDates> DatesOf(const MopTerms& terms, const calendar::DaySpan& term,
                           const Organisation& vendor, const Organisation& partner) {
  MopDates dates;
  // A successor has left nothing of the term.
  if (term.last < term.first) return dates;
  RETURN_IF_ERROR(AddOwnDates(Side::kVendor, vendor, term, dates));
  RETURN_IF_ERROR(AddOwnDates(Side::kPartner, partner, term, dates));
  dates.closes = terms.closes;
  if (terms.rule) {
    ASSIGN_OR_RETURN(dates.closes, ClosesOf(*terms.rule, term, vendor, partner));
  }
  std::erase_if(dates.closes, [&](CivilDay close) { return !Holds(term, close); });
  return dates;
}

}  // namespace tandem::fiscal
