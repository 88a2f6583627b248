#include <fmt/format.h>

#include "libs/csv/csv_writer.h"
#include "services/tandem/views/alignment_view.h"
#include "services/tandem/views/figures.h"

namespace tandem::client {

std::string KindsText(const fiscal::Candidate& candidate) {
  std::string text;
  for (const fiscal::Kind kind : candidate.kinds) {
    text += (text.empty() ? "" : "+") + std::string(fiscal::KindName(kind));
  }
  return text;
}

std::string PairAsCsv(const PairReport& report) {
  std::string text =
      "rank,kinds,rule,score,plan_from,stub_days,pareto,urgency_vendor,urgency_partner,"
      "coverage_vendor,coverage_partner,calm,evenness,stability,freshness_vendor,"
      "freshness_partner,simplicity,closes,estimated\n";
  int rank = 0;
  for (const fiscal::Candidate& candidate : report.alignment.candidates) {
    const fiscal::Judgement& judgement = candidate.judgement;
    const fiscal::Terms& terms = judgement.terms;
    std::string closes;
    for (const CivilDay close : candidate.closes) {
      closes += (closes.empty() ? "" : " ") + close.ToString();
    }
    csv::CsvRow row;
    row.Plain(std::to_string(++rank)).Plain(KindsText(candidate)).Text(candidate.rule.ToString());
    row.Plain(FigureText(judgement.score)).Plain(DayText(judgement.plan_from));
    row.Plain(std::to_string(candidate.stub_days)).Plain(candidate.pareto ? "true" : "false");
    for (const double term :
         {terms.urgency_by.vendor, terms.urgency_by.partner, terms.coverage_by.vendor,
          terms.coverage_by.partner, terms.calm, terms.evenness, terms.stability,
          terms.freshness_by.vendor, terms.freshness_by.partner, terms.simplicity}) {
      row.Plain(FigureText(term));
    }
    row.Plain(closes).Plain(report.alignment.estimated ? "true" : "false");
    text += row.Line();
  }
  return text;
}

}  // namespace tandem::client
