#include <fmt/format.h>

#include "services/fiscal_alignment/domain/mop/mop_dates.h"
#include "services/fiscal_alignment/domain/mop/mop_life.h"

namespace tandem::fiscal {
namespace {

constexpr std::size_t kLeastCloses = 2;

bool Holds(const calendar::DaySpan& span, CivilDay day) {
  return span.first <= day && day <= span.last;
}

std::string ZoneOf(const calendar::FiscalCalendar& calendar, CivilDay day) {
  // A bridge counts to the regime that it leads to.
  std::size_t regime = 0;
  for (const calendar::Bridge& bridge : calendar.bridges()) regime += bridge.first <= day ? 1 : 0;
  return calendar.regimes()[regime].cutoff.zone;
}

// Collects what stands in the way of an offer.
class Obstacles {
 public:
  Obstacles(const MopTerms& terms, const PerSide<KnownSide>& sides)
      : terms_(terms), sides_(sides) {}

  std::vector<std::string> Find(const StatusOr<MopDates>& dates) && {
    const bool known = FindUnknown();
    if (known && !dates.ok()) list_.emplace_back(MessageOf(dates.status()));
    if (terms_.kind != MopKind::kPeriod) return std::move(list_);
    if (known) {
      FindChange(Side::kVendor);
      FindChange(Side::kPartner);
    }
    if (!terms_.rule) {
      FindTooFew(terms_.closes.size(), "it has");
      FindWrongCloses(known);
    } else if (dates.ok()) {
      FindTooFew(dates->closes.size(), "the rule gives the term");
    }
    return std::move(list_);
  }

 private:
  bool FindUnknown() {
    bool known = true;
    for (const Side side : {Side::kVendor, Side::kPartner}) {
      if (sides_[side].organisation) continue;
      known = false;
      list_.push_back(fmt::format("the calendar of the {} is not known", SideName(side)));
    }
    return known;
  }

  void FindChange(Side side) {
    for (const calendar::Bridge& bridge : sides_[side].organisation->calendar.bridges()) {
      for (const CivilDay begin : {bridge.first, bridge.last + 1}) {
        if (begin <= terms_.term.first || begin > terms_.term.last) continue;
        list_.push_back(
            fmt::format("the term holds a change of the {}'s year-end, the bridge from {} to {}",
                        SideName(side), bridge.first.ToString(), bridge.last.ToString()));
        break;
      }
    }
  }

  void FindTooFew(std::size_t closes, std::string_view subject) {
    if (closes >= kLeastCloses) return;
    list_.push_back(
        fmt::format("{} {} joint close, and needs two", subject, closes == 0 ? "no" : "only one"));
  }

  void FindWrongCloses(bool known) {
    for (std::size_t i = 0; i < terms_.closes.size(); ++i) {
      const CivilDay close = terms_.closes[i];
      if (i > 0 && close <= terms_.closes[i - 1]) {
        list_.push_back(fmt::format("the closes must rise, but {} follows {}", close.ToString(),
                                    terms_.closes[i - 1].ToString()));
      }
      if (!Holds(terms_.term, close)) {
        list_.push_back(fmt::format("{} lies outside of the term", close.ToString()));
      } else if (known) {
        FindFreeDay(close);
      }
    }
  }

  void FindFreeDay(CivilDay close) {
    const auto works = [&](Side side) {
      const calendar::WorkingDays& working = *sides_[side].organisation->working;
      return Holds(working.span(), close) && working.Contains(close);
    };
    const bool vendor = works(Side::kVendor);
    const bool partner = works(Side::kPartner);
    if (vendor && partner) return;
    list_.push_back(fmt::format("{} is no joint working day: {}", close.ToString(),
                                vendor    ? "the partner does not work"
                                : partner ? "the vendor does not work"
                                          : "neither side works"));
  }

  const MopTerms& terms_;
  const PerSide<KnownSide>& sides_;
  std::vector<std::string> list_;
};

}  // namespace

MopBasis BasisOf(const MopTerms& terms, const PerSide<KnownSide>& sides) {
  MopBasis basis;
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    if (sides[side].organisation) basis.revisions[side] = sides[side].revision;
  }
  const auto& vendor = sides.vendor.organisation;
  const auto& partner = sides.partner.organisation;
  basis.vendor_zone = vendor ? ZoneOf(vendor->calendar, terms.term.first) : "UTC";
  StatusOr<MopDates> dates = FailedPrecondition("a calendar is not known");
  if (terms.term.last < terms.term.first) {
    dates = InvalidArgument("the term ends before it begins");
  } else if (vendor && partner) {
    dates = DatesOf(terms, terms.term, *vendor, *partner);
  }
  basis.obstacles = Obstacles(terms, sides).Find(dates);
  if (dates.ok()) basis.dates = *std::move(dates);
  return basis;
}

}  // namespace tandem::fiscal
