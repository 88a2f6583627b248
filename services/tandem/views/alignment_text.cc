#include <cmath>

#include <fmt/format.h>

#include "libs/calendar/notation/notation.h"
#include "services/tandem/views/alignment_view.h"
#include "services/tandem/views/text_table.h"
#include "services/tandem/views/timeline.h"

namespace tandem::client {
namespace {

constexpr std::size_t kClosesShown = 5;
constexpr int kNameColumns = 36;
constexpr int kKindColumns = 14;

std::string Percent(double term) { return fmt::format("{:.0f}", 100 * term); }

std::string Percent(const fiscal::PerSide<double>& sides) {
  return Percent(sides.vendor) + "/" + Percent(sides.partner);
}

std::string Title(const PairReport& report, const Terminal& terminal) {
  const fiscal::SideNames& names = report.names;
  std::string text =
      terminal.Bold(fiscal::Capitalised(fmt::format("{} and {}", names.vendor, names.partner))) +
      "\n";
  for (const fiscal::Side side : {fiscal::Side::kVendor, fiscal::Side::kPartner}) {
    const std::string notation = calendar::ToNotation(report.calendars[side]);
    text += Wrapped(fmt::format("{}: {}", fiscal::Capitalised(names[side]), notation), 2);
  }
  return text;
}

// "-31 -30 -31 0": what four closes, about a year, are off.
std::string FirstYearOf(const std::vector<int>& days) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(4, days.size()); ++i) {
    text += text.empty() ? "" : " ";
    text += days[i] == 0 ? "0" : fmt::format("{:+}", days[i]);
  }
  return text;
}

std::string MisalignmentText(const PairReport& report) {
  const fiscal::Misalignment& misalignment = report.misalignment;
  const fiscal::SideNames& names = report.names;
  const std::vector<int>& nearest = misalignment.days_to_nearest_close;
  std::string text =
      nearest.empty()
          ? fmt::format("Out of step: {} has no quarter end in these days.", names.vendor)
          : fmt::format(
                "Out of step: from each quarter end of {} to the nearest one of {}: {} days.",
                names.vendor, names.partner, FirstYearOf(nearest));
  text += fmt::format(" {} of {} days in urgency windows are shared.", misalignment.shared_days,
                      misalignment.union_days);
  if (misalignment.year_offset_months == 0) {
    text += " Both fiscal years start in the same month.";
  } else if (misalignment.year_offset_months) {
    text += fmt::format(" The fiscal year of {} starts {} month{} after that of {}.", names.partner,
                        *misalignment.year_offset_months,
                        *misalignment.year_offset_months == 1 ? "" : "s", names.vendor);
  }
  if (report.alignment.friction && report.alignment.gain) {
    text += fmt::format(" Friction {:.1f}: ", std::abs(*report.alignment.friction));
    text += *report.alignment.gain < 0.05
                ? fmt::format("nothing serves both better than the cycle of {}.", names.vendor)
                : fmt::format("the best proposal wins {:.1f} of it back.", *report.alignment.gain);
  }
  if (report.alignment.estimated) text += " Some holidays in this are estimated.";
  return Wrapped(text, 2);
}

std::string TermsTable(const PairReport& report, const Terminal& terminal) {
  using Align = TextTable::Align;
  TextTable table({{"#", Align::kRight},
                   {"kind", Align::kLeft, kKindColumns},
                   {"score", Align::kRight},
                   {"urgency", Align::kRight},
                   {"cover", Align::kRight},
                   {"calm", Align::kRight},
                   {"even", Align::kRight},
                   {"stab", Align::kRight},
                   {"fresh", Align::kRight},
                   {"simp", Align::kRight},
                   {"plan from"}});
  int rank = 0;
  for (const fiscal::Candidate& candidate : report.alignment.candidates) {
    const fiscal::Judgement& judgement = candidate.judgement;
    const fiscal::Terms& terms = judgement.terms;
    table.Add({fmt::format("{}{}", ++rank, candidate.pareto ? "*" : " "), KindsText(candidate),
               fmt::format("{:.1f}", judgement.score), Percent(terms.urgency_by),
               Percent(terms.coverage_by), Percent(terms.calm), Percent(terms.evenness),
               Percent(terms.stability), Percent(terms.freshness_by), Percent(terms.simplicity),
               judgement.plan_from ? judgement.plan_from->ToString() : "none"});
  }
  return table.Draw(terminal, 2) +
         Wrapped(
             "Terms in percent, vendor/partner where they differ by side; * nothing else is "
             "better in one term and no worse in the others.",
             2);
}

std::string Proposals(const PairReport& report, const Terminal& terminal) {
  std::string text;
  int rank = 0;
  for (const fiscal::Candidate& candidate : report.alignment.candidates) {
    text += terminal.Bold(fmt::format("{}. {}, score {:.1f}", ++rank, KindsText(candidate),
                                      candidate.judgement.score)) +
            "\n" + Wrapped(fiscal::ReasonFor(candidate, report.names), 3);
    std::string closes = "Joint closes:";
    for (std::size_t i = 0; i < std::min(kClosesShown, candidate.closes.size()); ++i) {
      closes += " " + candidate.closes[i].ToString();
    }
    text += Wrapped(closes + (candidate.closes.size() > kClosesShown ? " .." : ""), 3);
  }
  for (const fiscal::NotOffered& one : report.alignment.not_offered) {
    text += Wrapped(fmt::format("{} is not offered. {}", fiscal::KindName(one.kind),
                                fiscal::WhyNotOffered(one)),
                    0);
  }
  return text;
}

}  // namespace

std::string PairAsText(const PairReport& raw, const Terminal& terminal) {
  PairReport report = raw;
  for (const fiscal::Side side : {fiscal::Side::kVendor, fiscal::Side::kPartner}) {
    std::string& name = side == fiscal::Side::kVendor ? report.names.vendor : report.names.partner;
    name = Fitted(name, kNameColumns);
  }
  Timeline timeline(report.horizon.from);
  timeline.AddCalendar(report.names.vendor, report.calendars.vendor);
  timeline.AddCalendar(report.names.partner, report.calendars.partner);
  int rank = 0;
  for (const fiscal::Candidate& candidate : report.alignment.candidates) {
    timeline.AddProposal(fmt::format("{}. {}", ++rank, KindsText(candidate)), candidate.closes);
  }
  return Title(report, terminal) + "\n" + MisalignmentText(report) + "\n" +
         timeline.Draw(terminal) + "\n" + TermsTable(report, terminal) + "\n" +
         Proposals(report, terminal);
}

}  // namespace tandem::client
