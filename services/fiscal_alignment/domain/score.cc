#include "services/fiscal_alignment/domain/score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "services/fiscal_alignment/domain/planning.h"
#include "services/fiscal_alignment/domain/rounding.h"

namespace tandem::fiscal {
namespace {

constexpr int kCalmWindowDays = 14;      // calendar days, ending on the joint close
constexpr double kCalmWorkingDays = 10;  // as many make a calm window full
constexpr double kUnstableDays = 10;     // a mean deviation of slack that leaves no stability
constexpr double kYearEndWeight = 2;

double Fit(double slack, double half_quarter, int window) {
  if (slack <= window) return 1;
  if (slack >= half_quarter) return 0;
  return (half_quarter - slack) / (half_quarter - window);
}

// What one side's departures from all joint closes in the horizon say.
struct SideFit {
  double urgency = 0;
  double median_slack = 0;
  double mean_deviation = 0;
};

SideFit FitOf(const PartySchedule& side, std::span<const CivilDay> closes, int window,
              std::vector<int>& slacks) {
  SideFit fit;
  slacks.clear();
  for (const CivilDay close : closes) {
    const PartySchedule::Departure departure = side.DepartureOf(close);
    if (departure.close == nullptr) continue;
    fit.urgency += Fit(departure.slack, departure.close->half_quarter, window);
    slacks.push_back(departure.slack);
  }
  fit.urgency /= static_cast<double>(closes.size());
  if (slacks.empty()) return fit;
  std::ranges::sort(slacks);
  const std::size_t middle = slacks.size() / 2;
  fit.median_slack =
      slacks.size() % 2 == 1 ? slacks[middle] : (slacks[middle - 1] + slacks[middle]) / 2.0;
  for (const int slack : slacks) fit.mean_deviation += std::abs(slack - fit.median_slack);
  fit.mean_deviation /= static_cast<double>(slacks.size());
  return fit;
}

double CoverageOf(const PartySchedule& side, const std::vector<CivilDay>& closes) {
  const std::span<const OwnClose> own = side.closes_in_horizon();
  if (own.empty()) return 1;
  double covered = 0;
  const OwnClose* counted = nullptr;  // joint closes rise, so an own close is met in one run
  for (const CivilDay close : closes) {
    const PartySchedule::Departure departure = side.DepartureOf(close);
    const OwnClose* met = departure.close;
    if (met == nullptr || met == counted || met < &own.front() || met > &own.back()) continue;
    if (departure.slack > met->half_quarter) continue;
    covered += met->ends_year ? kYearEndWeight : 1;
    counted = met;
  }
  const double all = std::transform_reduce(
      own.begin(), own.end(), 0.0, std::plus<>(),
      [](const OwnClose& close) { return close.ends_year ? kYearEndWeight : 1.0; });
  return covered / all;
}

double CalmOf(const Partnership& pair, std::span<const CivilDay> closes) {
  double sum = 0;
  for (const CivilDay close : closes) {
    sum += std::min(1.0, pair.joint.Count(close - kCalmWindowDays, close) / kCalmWorkingDays);
  }
  return sum / static_cast<double>(closes.size());
}

double EvennessOf(const Partnership& pair, std::span<const CivilDay> closes) {
  if (closes.size() < 3) return 1;
  const auto intervals = static_cast<double>(closes.size() - 1);
  double sum = 0;
  double squares = 0;
  for (std::size_t i = 1; i < closes.size(); ++i) {
    const double days = pair.joint.Count(closes[i - 1], closes[i]);
    sum += days;
    squares += days * days;
  }
  const double mean = sum / intervals;
  if (mean == 0) return 0;
  // Whole numbers: the difference is exact.
  const double variance = (squares * intervals - sum * sum) / (intervals * intervals);
  return std::max(0.0, 1 - std::sqrt(variance) / mean);
}

std::array<double, 7> AsArray(const Terms& terms) {
  return {terms.urgency,   terms.coverage,  terms.calm,      terms.evenness,
          terms.stability, terms.freshness, terms.simplicity};
}

}  // namespace

Status ScoreSettings::Validate() const {
  const std::array<double, 7> weights = {urgency,   coverage,  calm,      evenness,
                                         stability, freshness, simplicity};
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (std::ranges::any_of(weights, [](double weight) { return !(weight >= 0); }) ||
      !(std::abs(sum - 100) < 1e-6)) {
    return InvalidArgument("weights: must not be negative and must sum to 100");
  }
  if (!(vendor_share >= 0 && vendor_share <= 1)) {
    return InvalidArgument("vendor_share: must lie in 0 to 1");
  }
  if (fit_window_days < 0 || fit_window_days > PartySchedule::kMostLeadDays) {
    return InvalidArgument("fit_window_days: must lie in 0 to 60");
  }
  return OkStatus();
}

Judgement Judge(const Partnership& pair, const Cadence& cadence, const ScoreSettings& settings) {
  Judgement judgement;
  Terms& terms = judgement.terms;
  double worst_deviation = 0;
  std::vector<int> slacks;
  slacks.reserve(cadence.shown().size());
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    const SideFit fit = FitOf(pair[side], cadence.shown(), settings.fit_window_days, slacks);
    terms.urgency_by[side] = fit.urgency;
    judgement.median_slack[side] = fit.median_slack;
    worst_deviation = std::max(worst_deviation, fit.mean_deviation);
    terms.coverage_by[side] = CoverageOf(pair[side], cadence.closes);
  }
  const Planning planning = PlanningOf(pair, cadence, settings.vendor_share);
  judgement.plan_from = planning.plan_from;
  terms.urgency = GeometricMean(terms.urgency_by, settings.vendor_share);
  terms.coverage = GeometricMean(terms.coverage_by, settings.vendor_share);
  terms.calm = CalmOf(pair, cadence.shown());
  terms.evenness = EvennessOf(pair, cadence.shown());
  terms.stability = std::max(0.0, 1 - worst_deviation / kUnstableDays);
  terms.freshness_by = planning.freshness_by;
  terms.freshness = planning.freshness;
  const bool own_cycle = cadence.kind == Kind::kVendor || cadence.kind == Kind::kPartner;
  terms.simplicity = own_cycle ? 1 : 0.5;
  judgement.score = settings.urgency * terms.urgency + settings.coverage * terms.coverage +
                    settings.calm * terms.calm + settings.evenness * terms.evenness +
                    settings.stability * terms.stability + settings.freshness * terms.freshness +
                    settings.simplicity * terms.simplicity;
  return judgement;
}

bool Dominates(const Terms& a, const Terms& b) {
  const std::array<double, 7> ours = AsArray(a);
  const std::array<double, 7> theirs = AsArray(b);
  bool better = false;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const double difference = Rounded(ours[i]) - Rounded(theirs[i]);
    if (difference < 0) return false;
    better = better || difference > 0;
  }
  return better;
}

}  // namespace tandem::fiscal
