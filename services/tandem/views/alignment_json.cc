#include <nlohmann/json.hpp>

#include "services/tandem/views/alignment_view.h"
#include "services/tandem/views/figures.h"

namespace tandem::client {
namespace {

using Json = nlohmann::ordered_json;

Json Days(const std::vector<CivilDay>& days) {
  Json list = Json::array();
  for (const CivilDay day : days) list.push_back(day.ToString());
  return list;
}

template <typename T>
Json OrNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

Json OrNull(const std::optional<double>& figure) {
  return figure ? Json(SixDecimals(*figure)) : Json();
}

Json OfMisalignment(const fiscal::Misalignment& misalignment) {
  return {{"yearOffsetMonths", OrNull(misalignment.year_offset_months)},
          {"daysToNearestClose", misalignment.days_to_nearest_close},
          {"sharedDays", misalignment.shared_days},
          {"unionDays", misalignment.union_days},
          {"planningLagMonths", OrNull(misalignment.planning_lag_months)}};
}

Json OfTerms(const fiscal::Terms& terms) {
  return {{"urgency", SixDecimals(terms.urgency)},
          {"urgencyVendor", SixDecimals(terms.urgency_by.vendor)},
          {"urgencyPartner", SixDecimals(terms.urgency_by.partner)},
          {"coverage", SixDecimals(terms.coverage)},
          {"coverageVendor", SixDecimals(terms.coverage_by.vendor)},
          {"coveragePartner", SixDecimals(terms.coverage_by.partner)},
          {"calm", SixDecimals(terms.calm)},
          {"evenness", SixDecimals(terms.evenness)},
          {"stability", SixDecimals(terms.stability)},
          {"freshness", SixDecimals(terms.freshness)},
          {"freshnessVendor", SixDecimals(terms.freshness_by.vendor)},
          {"freshnessPartner", SixDecimals(terms.freshness_by.partner)},
          {"simplicity", SixDecimals(terms.simplicity)}};
}

Json OfCandidate(const fiscal::Candidate& candidate, int rank, const fiscal::SideNames& names) {
  Json kinds = Json::array();
  for (const fiscal::Kind kind : candidate.kinds) kinds.push_back(fiscal::KindName(kind));
  const std::optional<CivilDay> plan_from = candidate.judgement.plan_from;
  return {{"rank", rank},
          {"kinds", kinds},
          {"rule", candidate.rule.ToString()},
          {"reason", fiscal::ReasonFor(candidate, names)},
          {"planFrom", plan_from ? Json(plan_from->ToString()) : Json()},
          {"stubDays", candidate.stub_days},
          {"pareto", candidate.pareto},
          {"closes", Days(candidate.closes)},
          {"score", SixDecimals(candidate.judgement.score)},
          {"terms", OfTerms(candidate.judgement.terms)}};
}

}  // namespace

std::string PairAsJson(const PairReport& report) {
  const fiscal::Alignment& alignment = report.alignment;
  Json candidates = Json::array();
  for (const fiscal::Candidate& candidate : alignment.candidates) {
    candidates.push_back(
        OfCandidate(candidate, static_cast<int>(candidates.size()) + 1, report.names));
  }
  Json not_offered = Json::array();
  for (const fiscal::NotOffered& one : alignment.not_offered) {
    not_offered.push_back(
        {{"kind", fiscal::KindName(one.kind)}, {"why", fiscal::WhyNotOffered(one)}});
  }
  const Json answer = {{"misalignment", OfMisalignment(report.misalignment)},
                       {"friction", OrNull(alignment.friction)},
                       {"gain", OrNull(alignment.gain)},
                       {"candidates", candidates},
                       {"notOffered", not_offered},
                       {"estimated", alignment.estimated}};
  return answer.dump(2) + "\n";
}

}  // namespace tandem::client
