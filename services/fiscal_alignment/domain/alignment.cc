#include "services/fiscal_alignment/domain/alignment.h"

#include <algorithm>

#include <fmt/format.h>

#include "services/fiscal_alignment/domain/rounding.h"
#include "services/fiscal_alignment/domain/sequential_periods.h"

namespace tandem::fiscal {
namespace {

bool SameCloses(const Candidate& a, const Cadence& b) {
  return std::ranges::equal(a.closes, b.shown()) && a.Is(Kind::kTwo) == (b.kind == Kind::kTwo);
}

// Score down, then the earlier closes; equal ones keep their order.
bool RanksBefore(const Judgement& a, std::span<const CivilDay> closes_a, const Judgement& b,
                 std::span<const CivilDay> closes_b) {
  const double score_a = Rounded(a.score);
  const double score_b = Rounded(b.score);
  if (score_a != score_b) return score_a > score_b;
  return std::ranges::lexicographical_compare(closes_a, closes_b);
}

// Collects cadences into candidates, in the order VENDOR, PARTNER, NEW, TWO, MANUAL.
class Collector {
 public:
  Collector(const Partnership& pair, const ScoreSettings& settings)
      : pair_(pair), settings_(settings) {}

  void Offer(const Cadence& cadence) {
    if (cadence.shown().empty()) {
      alignment_.not_offered.push_back({cadence.kind, "it has no close in the horizon"});
      return;
    }
    Offer(cadence, Judge(pair_, cadence, settings_));
  }

  // Of the rules that differ enough from both own cycles, the best.
  void OfferBestNew(const Cadence& vendor, const Cadence& partner) {
    std::optional<Judgement> best;
    const std::vector<Cadence> cadences = NewCadences(pair_);
    const Cadence* best_cadence = nullptr;
    for (const Cadence& cadence : cadences) {
      if (cadence.shown().empty() || !IsNewEnough(cadence, vendor, partner)) continue;
      const Judgement judgement = Judge(pair_, cadence, settings_);
      if (best && !RanksBefore(judgement, cadence.shown(), *best, best_cadence->shown())) continue;
      best = judgement;
      best_cadence = &cadence;
    }
    if (best) {
      Offer(*best_cadence, *best);
    } else {
      alignment_.not_offered.push_back(
          {Kind::kNew, "every new quarter end lies within a week of one side's own"});
    }
  }

  void OfferSequential() {
    const auto sequential = SequentialPeriods(pair_);
    if (const auto* why = std::get_if<std::string>(&sequential)) {
      alignment_.not_offered.push_back({Kind::kTwo, *why});
    } else {
      Offer(std::get<Cadence>(sequential));
    }
  }

  Alignment Finish() {
    std::vector<Candidate>& all = alignment_.candidates;
    std::ranges::stable_sort(all, [](const Candidate& a, const Candidate& b) {
      return RanksBefore(a.judgement, a.closes, b.judgement, b.closes);
    });
    for (Candidate& candidate : all) {
      candidate.pareto = std::ranges::none_of(all, [&](const Candidate& other) {
        return Dominates(other.judgement.terms, candidate.judgement.terms);
      });
      if (candidate.Is(Kind::kVendor)) {
        alignment_.friction = 100 - candidate.judgement.score;
        alignment_.gain = all.front().judgement.score - candidate.judgement.score;
      }
    }
    const Horizon& horizon = pair_.horizon();
    alignment_.estimated = pair_.joint.IsEstimated(horizon.from, horizon.end() - 1);
    return std::move(alignment_);
  }

 private:
  void Offer(const Cadence& cadence, const Judgement& judgement) {
    const auto same = std::ranges::find_if(
        alignment_.candidates, [&](const Candidate& one) { return SameCloses(one, cadence); });
    if (same == alignment_.candidates.end()) {
      alignment_.candidates.push_back({.kinds = {cadence.kind},
                                       .rule = cadence.rule,
                                       .closes = {cadence.shown().begin(), cadence.shown().end()},
                                       .stub_days = cadence.stub_days,
                                       .judgement = judgement});
      return;
    }
    same->kinds.push_back(cadence.kind);
    if (Rounded(judgement.score) > Rounded(same->judgement.score)) {
      same->rule = cadence.rule;
      same->stub_days = cadence.stub_days;
      same->judgement = judgement;
    }
  }

  const Partnership& pair_;
  const ScoreSettings& settings_;
  Alignment alignment_;
};

}  // namespace

bool Candidate::Is(Kind kind) const { return std::ranges::find(kinds, kind) != kinds.end(); }

StatusOr<Alignment> Align(const Partnership& pair, const std::vector<CivilDay>& manual,
                          const ScoreSettings& settings) {
  RETURN_IF_ERROR(settings.Validate());
  if (pair.joint.Count(pair.horizon().from - 1, pair.horizon().end() - 1) == 0) {
    return FailedPrecondition("the two sides share no working day in the horizon");
  }
  Collector collector(pair, settings);
  const Cadence vendor = OwnCycle(pair, Side::kVendor);
  const Cadence partner = OwnCycle(pair, Side::kPartner);
  collector.Offer(vendor);
  collector.Offer(partner);
  collector.OfferBestNew(vendor, partner);
  collector.OfferSequential();
  if (!manual.empty()) {
    ASSIGN_OR_RETURN(const Cadence by_hand, ManualCadence(pair, manual));
    collector.Offer(by_hand);
  }
  return collector.Finish();
}

}  // namespace tandem::fiscal
