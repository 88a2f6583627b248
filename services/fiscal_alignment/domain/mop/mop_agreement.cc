#include <algorithm>

#include <fmt/format.h>

#include "services/fiscal_alignment/domain/mop/mop_guards.h"

namespace tandem::fiscal {
namespace {

bool Overlap(const calendar::DaySpan& a, const calendar::DaySpan& b) {
  // A term of which nothing is left overlaps none.
  return a.first <= a.last && b.first <= b.last && a.first <= b.last && b.first <= a.last;
}

void FindNewerCalendars(const MopVersion& version, const PerSide<std::int64_t>& revisions,
                        Missing& missing) {
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    if (revisions[side] <= version.revisions[side]) continue;
    missing.Add(
        fmt::format("the {}'s calendar has revision {} now, and the offer is based on revision {}",
                    SideName(side), revisions[side], version.revisions[side]));
  }
}

void FindOthers(const MopTerms& terms, const std::vector<BindingTerm>& binding, Missing& missing) {
  bool found = !terms.predecessor.has_value();
  for (const BindingTerm& other : binding) {
    if (other.number == terms.predecessor) {
      found = true;
    } else if (Overlap(other.term, terms.term)) {
      missing.Add(fmt::format("MOP {} from {} to {} overlaps the term", other.number,
                              other.term.first.ToString(), other.term.last.ToString()));
    }
  }
  if (!found) {
    missing.Add(
        fmt::format("MOP {}, whose place it shall take, is not in force", *terms.predecessor));
  }
}

Status CheckAcceptance(const Mop& mop, int version, const std::string& rationale,
                       const AcceptanceFacts& facts, Instant now) {
  const MopVersion& open = mop.version(mop.open_version);
  Missing missing;
  if (version != mop.open_version) {
    missing.Add(fmt::format("version {} is not open; the open one is version {}", version,
                            mop.open_version));
  }
  if (now >= *mop.open_until) {
    missing.Add(fmt::format("it could be accepted until {}", ToText(*mop.open_until)));
  }
  if (IsBlank(rationale)) missing.Add("a rationale is missing");
  if (!facts.talked) {
    missing.Add(
        "a conversation on this MOP, not later than today, with somebody of each side is missing");
  }
  FindNewerCalendars(open, facts.revisions, missing);
  FindOthers(open.terms, facts.binding, missing);
  return missing.ToStatus();
}

}  // namespace

Status AcceptMop(Mop& mop, const MopActor& actor, int version, const std::string& rationale,
                 const AcceptanceFacts& facts, Instant now, std::vector<MopStep>& steps) {
  RETURN_IF_ERROR(CheckAnswers(mop, actor, "accepted"));
  RETURN_IF_ERROR(CheckWriting("rationale", rationale, kLongestReason));
  RETURN_IF_ERROR(CheckAcceptance(mop, version, rationale, facts, now));
  const MopVersion& agreed = mop.version(version);
  mop.state = MopState::kAgreed;
  mop.open_version = 0;
  mop.open_until.reset();
  mop.agreed_version = version;
  mop.agreed = now;
  mop.acceptances.push_back({.side = actor.side,
                             .version = version,
                             .person = actor.person,
                             .at = now,
                             .rationale = rationale});
  mop.basis = agreed.revisions;
  mop.term = agreed.terms.term;
  for (const AccommodationTerms& terms : agreed.terms.accommodations) {
    mop.accommodations.emplace_back().terms = terms;
  }
  MopStep step = StepOf(MopStep::Kind::kAccepted, actor, version, rationale, now);
  step.other = agreed.terms.predecessor;
  Tell(mop, std::move(step), steps);
  return OkStatus();
}

void CutMop(Mop& predecessor, const Mop& successor, Instant now, std::vector<MopStep>& steps) {
  const CivilDay last = successor.term.first - 1;
  predecessor.renewed = true;
  predecessor.updated = now;
  // It is over before the successor begins, as if there were none.
  if (predecessor.term.last < last) return;
  MopStep step = {.time = now,
                  .kind = MopStep::Kind::kCut,
                  .side = std::nullopt,
                  .other = successor.name.number};
  if (last < predecessor.term.last) {
    step.text = fmt::format("the last day is {} instead of {}", last.ToString(),
                            predecessor.term.last.ToString());
  }
  predecessor.term.last = last;
  predecessor.successor = successor.name.number;
  Tell(predecessor, std::move(step), steps);
}

Status EndMop(Mop& mop, const MopActor& actor, const std::string& reason,
              std::span<const CivilDay> closes, Instant now, std::vector<MopStep>& steps) {
  if (!IsBinding(mop.state)) {
    return WrongState(mop, "an AGREED, ACTIVE or NEEDS_REVIEW one", "ended");
  }
  RETURN_IF_ERROR(CheckWriting("reason", reason, kLongestReason));
  Missing missing;
  if (IsBlank(reason)) missing.Add("a reason is missing");
  if (mop.end_day) {
    missing.Add(fmt::format("the {} has ended it already, with {}", SideName(*mop.ended_by),
                            mop.end_day->ToString()));
  }
  RETURN_IF_ERROR(missing.ToStatus());
  const CivilDay today = DayIn(now, ZoneOf(mop));
  const auto next = std::ranges::find_if(closes, [&](CivilDay close) { return close > today; });
  mop.end_day = next != closes.end() && *next <= mop.term.last ? *next : today;
  mop.ended_by = actor.side;
  mop.term.last = std::min(mop.term.last, *mop.end_day);
  Tell(mop, StepOf(MopStep::Kind::kEndAsked, actor, 0, reason, now), steps);
  return OkStatus();
}

}  // namespace tandem::fiscal
