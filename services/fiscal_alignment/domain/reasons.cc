#include "services/fiscal_alignment/domain/reasons.h"

#include <cctype>
#include <cmath>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

// From here on a term is spoken of as good, and below the other as bad.
constexpr double kGood = 0.8;
constexpr double kPoor = 0.2;

// "Cisco's", "Exclusive Networks'".
std::string Own(const std::string& name) { return name + (name.ends_with('s') ? "'" : "'s"); }

std::string Days(double count) {
  const auto whole = static_cast<int>(std::lround(count));
  return fmt::format("{} working day{}", whole, whole == 1 ? "" : "s");
}

std::string Opening(const Candidate& candidate, const SideNames& names) {
  const CadenceRule& rule = candidate.rule;
  if (candidate.Is(Kind::kVendor) && candidate.Is(Kind::kPartner)) {
    return "One quarter end already serves both sides.";
  }
  switch (rule.form) {
    case CadenceRule::Form::kOwnCycle:
      return fmt::format("Both sides close on {} own quarter end.", Own(names[rule.side]));
    case CadenceRule::Form::kEarlier:
      return fmt::format(
          "Both sides close on whichever quarter end comes first, {} or {}, so that neither is "
          "missed by a few days.",
          Own(names.vendor), Own(names.partner));
    case CadenceRule::Form::kMonthEnds:
      return fmt::format("Both sides close at the {}.", rule.ToString());
    case CadenceRule::Form::kWeeksBefore:
      return fmt::format("Both sides close {} week{} before {} quarter end.", rule.number,
                         rule.number == 1 ? "" : "s", Own(names[rule.side]));
    case CadenceRule::Form::kSequential:
      return fmt::format("Two shorter periods a year: one begins with {} fiscal year, one with {}.",
                         Own(names.vendor), Own(names.partner));
    case CadenceRule::Form::kByHand:
      return "Both sides close on the dates given by hand.";
  }
  return {};
}

// What the joint close is to one side's own urgency.
std::string Urgency(const Candidate& candidate, Side side, const SideNames& names) {
  const double urgency = candidate.judgement.terms.urgency_by[side];
  const double slack = candidate.judgement.median_slack[side];
  const std::string name = Capitalised(names[side]);
  if (urgency >= kGood && slack < 0.5) {
    return fmt::format("For {} it is the close itself.", names[side]);
  }
  if (urgency >= kGood) {
    return fmt::format("{} has {} left to its own close, so its closing weeks count in full.", name,
                       Days(slack));
  }
  if (urgency > kPoor && slack < 0.5) {
    return fmt::format(
        "For {} it is often the close itself, but over all only {:.0f}% of its "
        "urgency helps.",
        names[side], 100 * urgency);
  }
  if (urgency > kPoor) {
    return fmt::format(
        "{} typically has {} left to its own close, so only {:.0f}% of its urgency "
        "helps.",
        name, Days(slack), 100 * urgency);
  }
  return fmt::format("{} has just closed, or has {} left: its people have no reason to hurry.",
                     name, Days(slack));
}

std::string Coverage(const Candidate& candidate, Side side, const SideNames& names) {
  const double coverage = candidate.judgement.terms.coverage_by[side];
  if (coverage > 0.995) return {};
  if (coverage < 0.005) {
    return fmt::format(" No close of {} own has a joint close shortly before it.",
                       Own(names[side]));
  }
  return fmt::format(" {:.0f}% of {} own closes have no joint close shortly before them.",
                     100 * (1 - coverage), Own(names[side]));
}

std::string PlanningText(const Candidate& candidate, const SideNames& names) {
  const Judgement& judgement = candidate.judgement;
  std::string text;
  if (judgement.plan_from) {
    text = fmt::format(" Plan together from {}", judgement.plan_from->ToString());
    const PerSide<double>& fresh = judgement.terms.freshness_by;
    if (fresh.vendor > kGood && fresh.partner > kGood) {
      text += ", while both fiscal plans are fresh.";
    } else {
      const Side stale = fresh.vendor < fresh.partner ? Side::kVendor : Side::kPartner;
      text += fmt::format(", although {} own plan is then far from fresh.", Own(names[stale]));
    }
  }
  if (candidate.stub_days > 0) {
    text += fmt::format(
        " Up to {} days at a stretch follow one side's last close and precede the "
        "other's year: a stub that neither side's quarter fills.",
        candidate.stub_days);
  }
  return text;
}

}  // namespace

std::string Capitalised(std::string text) {
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string ReasonFor(const Candidate& candidate, const SideNames& names) {
  std::string text = Opening(candidate, names);
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    text += " " + Urgency(candidate, side, names) + Coverage(candidate, side, names);
  }
  return text + PlanningText(candidate, names);
}

std::string WhyNotOffered(const NotOffered& not_offered) {
  return Capitalised(not_offered.why) + ".";
}

}  // namespace tandem::fiscal
