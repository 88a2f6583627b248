#include "services/tandem/alignment/align_of.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>

#include <fmt/format.h>

#include "services/tandem/alignment/answers.h"
#include "services/tandem/remote/alignment_client.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/partner_client.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

constexpr int kPageSize = 1000;
constexpr std::chrono::milliseconds kPollInterval{100};

StatusOr<PairReport> ReportOf(const std::string& partnership, const AlignmentClient& client) {
  fiscal::v1::GetAlignmentRequest request;
  request.set_partnership(partnership);
  ASSIGN_OR_RETURN(const auto answer, client.Ask(request));
  return ToReport(answer);
}

// A vendor's figures as far as they were asked for.
struct Portfolio {
  std::vector<fiscal::v1::StandingFigure> figures;
  std::int64_t total = 0;
  std::int64_t outdated = 0;
  std::string vendor_name;
};

// The partnerships that the registry has; alignment hears of them a moment later.
StatusOr<std::int64_t> CountPartnerships(const std::string& parent, const PartnerClient& client) {
  std::int64_t count = 0;
  partner::v1::ListPartnershipsRequest request;
  request.set_parent(parent);
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) { count += page.partnerships_size(); }));
  return count;
}

// Waits until alignment knows all of the `known` partnerships and no figure is stale or pending,
// but not for ever.
Status WaitForFigures(const std::string& parent, std::int64_t known, std::chrono::seconds most,
                      const AlignmentClient& client) {
  fiscal::v1::ListStandingFiguresRequest request;
  request.set_parent(parent);
  request.set_page_size(1);
  const auto end = std::chrono::steady_clock::now() + most;
  for (;;) {
    const auto answer = client.Ask(request);
    const bool is_unheard_of = answer.status().code() == StatusCode::kNotFound;
    if (!answer.ok() && !is_unheard_of) return answer.status();
    const std::int64_t total = is_unheard_of ? 0 : answer->total_count();
    const std::int64_t outdated = is_unheard_of ? 0 : answer->outdated_count();
    if (!is_unheard_of && total >= known && outdated == 0) return OkStatus();
    if (std::chrono::steady_clock::now() >= end) {
      return Unavailable(
          fmt::format("after {} s {} of {} figures are still being redone", most.count(),
                      outdated + std::max<std::int64_t>(0, known - total), std::max(known, total)));
    }
    std::this_thread::sleep_for(kPollInterval);
  }
}

StatusOr<Portfolio> ReadPortfolio(const std::string& parent, std::size_t most,
                                  const AlignmentClient& client) {
  Portfolio portfolio;
  fiscal::v1::ListStandingFiguresRequest request;
  request.set_parent(parent);
  do {
    const std::size_t missing = most - portfolio.figures.size();
    request.set_page_size(static_cast<int>(std::min<std::size_t>(kPageSize, missing)));
    ASSIGN_OR_RETURN(auto page, client.Ask(request));
    if (request.page_token().empty()) {
      portfolio.total = page.total_count();
      portfolio.outdated = page.outdated_count();
      portfolio.vendor_name = page.vendor_display_name();
    }
    for (auto& figure : *page.mutable_figures()) portfolio.figures.push_back(std::move(figure));
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && portfolio.figures.size() < most);
  return portfolio;
}

// The horizon for which the figures were computed; the server takes five years from this month.
StatusOr<fiscal::Horizon> HorizonOf(const Portfolio& portfolio, CivilDay today) {
  fiscal::Horizon horizon{.from = CivilDay::FromYmd(today.year(), today.month(), 1)};
  for (const auto& figure : portfolio.figures) {
    if (!figure.has_from()) continue;
    ASSIGN_OR_RETURN(horizon.from, ReadDay("from", DateText(figure.from())));
    break;
  }
  return horizon;
}

// What the table does not say of the figures.
std::string NotesOn(const Portfolio& portfolio) {
  std::string text;
  const auto shown = static_cast<std::int64_t>(portfolio.figures.size());
  if (shown < portfolio.total) {
    text += fmt::format("The best {} of {} partners are shown.\n", shown, portfolio.total);
  }
  if (portfolio.outdated > 0) {
    text += fmt::format("{} of {} figures are stale or pending; they are being redone.\n",
                        portfolio.outdated, portfolio.total);
  }
  const auto without = std::ranges::count_if(portfolio.figures, [](const auto& figure) {
    return figure.state() == fiscal::v1::StandingFigure::STATE_WITHOUT_CALENDAR ||
           figure.state() == fiscal::v1::StandingFigure::STATE_NOT_COMPUTABLE;
  });
  if (without > 0) {
    text += fmt::format(
        "{} of the partners shown have no figures: a calendar is not known, or\n"
        "cannot be compared (tandem align pair --of VENDOR/ID says why).\n",
        without);
  }
  return text;
}

StatusOr<std::string> DetailsOf(const Portfolio& portfolio, std::size_t most,
                                const AlignmentClient& client, const Terminal& terminal) {
  std::string text;
  for (std::size_t i = 0; i < std::min(most, portfolio.figures.size()); ++i) {
    if (portfolio.figures[i].best_kinds().empty()) break;
    ASSIGN_OR_RETURN(const PairReport report, ReportOf(portfolio.figures[i].partnership(), client));
    text += "\n" + PairAsText(report, terminal);
  }
  return text;
}

}  // namespace

StatusOr<std::string> AlignPairOf::Run(const Terminal& terminal) const {
  fiscal::v1::GetAlignmentRequest request;
  ASSIGN_OR_RETURN(*request.mutable_partnership(), ReadPartnership("--of", partnership));
  if (!from.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_from(), ReadDate("--from", from));
  }
  request.set_years(years);
  for (const std::string& date : manual) {
    ASSIGN_OR_RETURN(*request.add_manual_closes(), ReadDate("--manual", date));
  }
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  ASSIGN_OR_RETURN(const auto answer, AlignmentClient(connection).Ask(request));
  ASSIGN_OR_RETURN(const PairReport report, ToReport(answer));
  switch (format) {
    case Format::kJson:
      return PairAsJson(report);
    case Format::kCsv:
      return PairAsCsv(report);
    case Format::kTable:
      break;
  }
  return PairAsText(report, terminal);
}

StatusOr<std::string> AlignPortfolioOf::Run(const Terminal& terminal, CivilDay today) const {
  ASSIGN_OR_RETURN(const std::string parent, ReadVendor("--of", vendor));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  const AlignmentClient client(connection);
  if (wait_seconds > 0) {
    ASSIGN_OR_RETURN(const Connection registry, Connection::Open(server, Api::kPartner));
    ASSIGN_OR_RETURN(const std::int64_t known, CountPartnerships(parent, PartnerClient(registry)));
    RETURN_IF_ERROR(WaitForFigures(parent, known, std::chrono::seconds(wait_seconds), client));
  }
  const std::size_t most =
      limit == 0 ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(limit);
  ASSIGN_OR_RETURN(const Portfolio portfolio, ReadPortfolio(parent, most, client));
  std::vector<PortfolioRow> rows;
  rows.reserve(portfolio.figures.size());
  for (const auto& figure : portfolio.figures) {
    ASSIGN_OR_RETURN(PortfolioRow row, ToRow(figure));
    rows.push_back(std::move(row));
  }
  if (format == Format::kCsv) return PortfolioAsCsv(rows);
  if (format == Format::kJson) return PortfolioAsJson(rows);
  ASSIGN_OR_RETURN(const fiscal::Horizon horizon, HorizonOf(portfolio, today));
  ASSIGN_OR_RETURN(const std::string details_text,
                   DetailsOf(portfolio, static_cast<std::size_t>(details), client, terminal));
  return PortfolioAsText(rows, portfolio.vendor_name, horizon, terminal) + NotesOn(portfolio) +
         details_text;
}

}  // namespace tandem::client
