#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "services/fiscal_alignment/domain/cadence.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// One partner's place in a portfolio.
struct PortfolioRow {
  std::string name;
  std::optional<double> gain;
  std::optional<double> friction;
  std::string best_kind;
  std::optional<fiscal::CadenceRule> best_rule;
  std::optional<CivilDay> plan_from;
  bool estimated = false;
};

// The rows, already in their order, in the three formats. CSV is a fixed form for programs.
std::string PortfolioAsText(const std::vector<PortfolioRow>& rows, const std::string& vendor,
                            const fiscal::Horizon& horizon, const Terminal& terminal);
std::string PortfolioAsJson(const std::vector<PortfolioRow>& rows);
std::string PortfolioAsCsv(const std::vector<PortfolioRow>& rows);

}  // namespace tandem::client
