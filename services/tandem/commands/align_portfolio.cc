#include "services/tandem/commands/align_portfolio.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <thread>

#include <fmt/format.h>

#include "services/fiscal_alignment/domain/rounding.h"
#include "services/tandem/commands/partner_file.h"
#include "services/tandem/views/portfolio_view.h"
#include "services/tandem/views/progress_bar.h"

namespace tandem::client {
namespace {

// Lines that a worker takes at a time.
constexpr std::size_t kBatch = 64;

// Where one line of the file came to.
struct LineResult {
  const PartnerLine* line = nullptr;
  StatusOr<PortfolioRow> row = Internal("not computed");
};

StatusOr<fiscal::Organisation> ReadPartner(const PartnerLine& line,
                                           calendar::PlaceWorkingDays& places) {
  return ReadOrganisation({.name = line.name,
                           .calendar = line.calendar,
                           .country = line.country,
                           .lead_days = line.lead_days},
                          places);
}

StatusOr<PortfolioRow> RowFor(const PartnerLine& line, const fiscal::PartySchedule& vendor,
                              calendar::PlaceWorkingDays& places) {
  ASSIGN_OR_RETURN(const fiscal::Organisation partner, ReadPartner(line, places));
  auto schedule = fiscal::PartySchedule::Create(partner.calendar, partner.working,
                                                partner.lead_days, vendor.horizon());
  if (!schedule.ok()) return Annotate(schedule.status(), "calendar");
  ASSIGN_OR_RETURN(const fiscal::Alignment alignment,
                   fiscal::Align(fiscal::Partnership(vendor, *schedule), {}, {}));
  PortfolioRow row{.name = line.name,
                   .gain = alignment.gain,
                   .friction = alignment.friction,
                   .estimated = alignment.estimated};
  if (!alignment.candidates.empty()) {
    const fiscal::Candidate& best = alignment.candidates.front();
    row.best_kind = KindsText(best);
    row.best_rule = best.rule;
    row.plan_from = best.judgement.plan_from;
  }
  return row;
}

// Works through all lines on all processors.
std::vector<LineResult> ComputeAll(const std::vector<PartnerLine>& lines,
                                   const fiscal::PartySchedule& vendor,
                                   calendar::PlaceWorkingDays& places, ProgressBar& progress) {
  std::vector<LineResult> results(lines.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&](bool reports) {
    for (;;) {
      const std::size_t begin = next.fetch_add(kBatch);
      if (begin >= lines.size()) return;
      const std::size_t end = std::min(begin + kBatch, lines.size());
      for (std::size_t i = begin; i < end; ++i) {
        results[i] = {&lines[i], RowFor(lines[i], vendor, places)};
      }
      if (reports) progress.Show(end);
    }
  };
  {
    const std::size_t most = (lines.size() + kBatch - 1) / kBatch;
    const std::size_t threads =
        std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), most);
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back(work, false);
    work(true);
  }
  return results;
}

// By gain, then friction; equal ones keep the order of the file.
bool ComesBefore(const LineResult& a, const LineResult& b) {
  const auto key = [](const std::optional<double>& figure) {
    return figure ? fiscal::Rounded(*figure) : -1;
  };
  const double gain_a = key(a.row->gain);
  const double gain_b = key(b.row->gain);
  if (gain_a != gain_b) return gain_a > gain_b;
  return key(a.row->friction) > key(b.row->friction);
}

StatusOr<PartnerFile> OpenPartners(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return NotFound(fmt::format("--partners: file {} cannot be read", path));
  StatusOr<PartnerFile> partners = ReadPartners(file);
  return partners.ok() ? std::move(partners) : Annotate(partners.status(), path);
}

// What is wrong with single lines, in their order: those that could not be read, and those whose
// partner could not be answered for.
std::vector<Status> ErrorsOf(const std::string& path, std::vector<LineError> errors,
                             const std::vector<LineResult>& results) {
  for (const LineResult& result : results) {
    if (result.row.ok()) continue;
    const int line = result.line->line;
    errors.push_back({line, Annotate(result.row.status(), fmt::format("line {}", line))});
  }
  std::ranges::sort(errors, {}, &LineError::line);
  std::vector<Status> statuses;
  statuses.reserve(errors.size());
  for (const LineError& error : errors) statuses.push_back(Annotate(error.status, path));
  return statuses;
}

}  // namespace

StatusOr<AlignPortfolio::Outcome> AlignPortfolio::Run(const Terminal& terminal, CivilDay today,
                                                      std::ostream& err) const {
  ASSIGN_OR_RETURN(const fiscal::Horizon horizon, ReadHorizon(from, years, today));
  calendar::PlaceWorkingDays places(fiscal::PartySchedule::WorkingSpan(horizon));
  ASSIGN_OR_RETURN(const fiscal::Organisation vendor,
                   ReadOrganisation({.name = vendor_name.empty() ? "the vendor" : vendor_name,
                                     .calendar = vendor_calendar,
                                     .country = vendor_country,
                                     .lead_days = vendor_lead_days,
                                     .calendar_field = "--vendor",
                                     .country_field = "--vendor-country"},
                                    places));
  const auto schedule =
      fiscal::PartySchedule::Create(vendor.calendar, vendor.working, vendor.lead_days, horizon);
  if (!schedule.ok()) return Annotate(schedule.status(), "--vendor");
  ASSIGN_OR_RETURN(const PartnerFile partners, OpenPartners(partners_path));

  std::vector<LineResult> results;
  {
    ProgressBar progress(partners.partners.size(), terminal, err);
    results = ComputeAll(partners.partners, *schedule, places, progress);
  }
  Outcome outcome{.errors = ErrorsOf(partners_path, partners.errors, results)};
  std::erase_if(results, [](const LineResult& result) { return !result.row.ok(); });
  std::ranges::stable_sort(results, ComesBefore);
  std::vector<PortfolioRow> rows;
  rows.reserve(results.size());
  for (const LineResult& result : results) rows.push_back(*result.row);

  if (format != Format::kTable) {
    outcome.text = format == Format::kCsv ? PortfolioAsCsv(rows) : PortfolioAsJson(rows);
    return outcome;
  }
  outcome.text = PortfolioAsText(rows, vendor.name, horizon, terminal);
  const std::size_t shown = std::min(rows.size(), static_cast<std::size_t>(details));
  for (std::size_t i = 0; i < shown; ++i) {
    ASSIGN_OR_RETURN(const fiscal::Organisation partner, ReadPartner(*results[i].line, places));
    ASSIGN_OR_RETURN(const PairReport report, ReportOn(vendor, partner, horizon, {}));
    outcome.text += "\n" + PairAsText(report, terminal);
  }
  return outcome;
}

}  // namespace tandem::client
