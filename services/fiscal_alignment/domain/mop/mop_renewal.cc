#include <algorithm>

#include <fmt/format.h>

#include "services/fiscal_alignment/domain/mop/mop_guards.h"

namespace tandem::fiscal {
namespace {

// How far the renewal lies behind: whole months where the term has them, else days.
class Shift {
 public:
  explicit Shift(const calendar::DaySpan& term)
      : days_(term.last + 1 - term.first), months_(MonthsOf(term)) {}

  CivilDay Of(CivilDay day) const { return months_ ? day.PlusMonths(*months_) : day + days_; }
  // Counted from the old term's first day, so that the end of a month stays one.
  calendar::DaySpan TermBehind(const calendar::DaySpan& term) const {
    const CivilDay end = months_ ? term.first.PlusMonths(2 * *months_) : term.last + 1 + days_;
    return {term.last + 1, end - 1};
  }

 private:
  static std::optional<int> MonthsOf(const calendar::DaySpan& term) {
    const CivilDay end = term.last + 1;
    const int months = 12 * (end.year() - term.first.year()) + static_cast<int>(end.month()) -
                       static_cast<int>(term.first.month());
    if (months < 1 || term.first.PlusMonths(months) != end) return std::nullopt;
    return months;
  }

  int days_;
  std::optional<int> months_;
};

MopTerms Renewed(const Mop& mop) {
  MopTerms terms = mop.version(mop.agreed_version).terms;
  const Shift shift(mop.term);
  terms.term = shift.TermBehind(mop.term);
  for (CivilDay& close : terms.closes) close = shift.Of(close);
  for (AccommodationTerms& accommodation : terms.accommodations) {
    accommodation.due = shift.Of(accommodation.due);
  }
  terms.predecessor = mop.name.number;
  return terms;
}

}  // namespace

std::optional<Instant> RenewalMomentOf(const Mop& mop) {
  // One that expired while nobody looked gets its renewal late.
  const bool lives = IsBinding(mop.state) || mop.state == MopState::kExpired;
  if (!lives || !mop.agreed || mop.renewed || mop.end_day || mop.successor) return std::nullopt;
  return std::max(BeginningOf(mop.term.last - kRenewalDays, ZoneOf(mop)), *mop.agreed);
}

bool IsRenewalDue(const Mop& mop, Instant now) {
  const std::optional<Instant> moment = RenewalMomentOf(mop);
  return moment && *moment <= now;
}

Mop RenewalOf(Mop& mop, int number, Instant now, std::vector<MopStep>& steps_of_mop,
              std::vector<MopStep>& steps_of_renewal) {
  Mop renewal;
  renewal.name = {.partnership = mop.name.partnership, .number = number};
  renewal.created = now;
  renewal.versions.push_back({.number = 1,
                              .side = Side::kVendor,
                              .author = {},
                              .terms = Renewed(mop),
                              .rationale = fmt::format("Renewal of MOP {}, whose term ends on {}.",
                                                       mop.name.number, mop.term.last.ToString()),
                              .revisions = mop.basis,
                              .created = now,
                              .offered = std::nullopt});
  renewal.term = renewal.current().terms.term;
  mop.renewed = true;
  Tell(mop,
       {.time = now, .kind = MopStep::Kind::kRenewalDrafted, .side = std::nullopt, .other = number},
       steps_of_mop);
  Tell(renewal,
       {.time = now,
        .kind = MopStep::Kind::kCreated,
        .side = std::nullopt,
        .version = 1,
        .text = renewal.current().rationale,
        .other = mop.name.number},
       steps_of_renewal);
  return renewal;
}

}  // namespace tandem::fiscal
