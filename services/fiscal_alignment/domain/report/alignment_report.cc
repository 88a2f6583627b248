#include "services/fiscal_alignment/domain/report/alignment_report.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

std::optional<CivilDay> DayOf(const std::map<std::string, CivilDay, std::less<>>& days,
                              std::string_view partnership) {
  const auto found = days.find(partnership);
  return found == days.end() ? std::nullopt : std::optional(found->second);
}

// What one partnership says to a figure.
struct Finding {
  bool counted = false;
  std::string evidence;
};

Finding Responsible(const ReportPartnership& partnership) {
  return {true, partnership.manager.empty() ? "nobody is responsible"
                                            : partnership.manager + " is responsible"};
}

Finding Verified(const ReportFacts& facts, const ReportPartnership& partnership) {
  const std::optional<CivilDay> vendor = DayOf(facts.verified, "");
  const std::optional<CivilDay> partner = DayOf(facts.verified, partnership.id);
  if (vendor && partner) {
    return {true, fmt::format("the vendor's calendar was verified on {}, the partner's on {}",
                              vendor->ToString(), partner->ToString())};
  }
  const std::string_view whose = vendor    ? "the partner's calendar"
                                 : partner ? "the vendor's calendar"
                                           : "either calendar";
  return {false, fmt::format("nobody verified {} in the last {} days", whose, kVerifiedDays)};
}

Finding Talked(const ReportFacts& facts, const ReportPartnership& partnership) {
  const std::optional<CivilDay> day = DayOf(facts.talked, partnership.id);
  if (day) return {true, "talked on " + day->ToString()};
  return {false, fmt::format("no conversation in the last {} days", kTalkedDays)};
}

Finding Aligned(const ReportMop* mop) {
  if (mop == nullptr) return {false, "no MOP is in force"};
  return {true, fmt::format("MOP {}, {}, until {}", mop->number,
                            mop->kind == MopKind::kPeriod ? "PERIOD" : "DIFFERENCE",
                            mop->term.last.ToString())};
}

std::string NameOf(const ReportFacts& facts, std::string_view partnership) {
  return fmt::format("vendors/{}/partnerships/{}", facts.vendor.value(), partnership);
}

std::vector<ReportRecord> TaskRecords(const ReportFacts& facts) {
  std::unordered_map<std::string_view, const ReportPartnership*> known;
  for (const ReportPartnership& one : facts.partnerships) known.emplace(one.id, &one);
  std::vector<ReportRecord> records;
  for (const ReportTask& task : facts.tasks) {
    const auto partnership = known.find(task.partnership);
    if (partnership == known.end()) continue;
    const std::string close = "quarter end " + task.close.ToString();
    records.push_back({.name = fmt::format("{}/mops/{}/tasks/partner-{}",
                                           NameOf(facts, task.partnership), task.mop, task.ordinal),
                       .manager = partnership->second->manager,
                       .counted = task.done.has_value(),
                       .evidence = task.done
                                       ? fmt::format("{}, done on {}", close, task.done->ToString())
                                       : close + ", nothing was done"});
  }
  return records;
}

std::vector<ReportRecord> PartnershipRecords(const ReportFacts& facts, ReportFigure figure) {
  std::unordered_map<std::string_view, const ReportMop*> in_force;
  for (const ReportMop& mop : facts.in_force) in_force.emplace(mop.partnership, &mop);
  const auto find = [&](const ReportPartnership& partnership) -> Finding {
    if (figure == ReportFigure::kPartnerships) return Responsible(partnership);
    if (figure == ReportFigure::kVerified) return Verified(facts, partnership);
    if (figure == ReportFigure::kConversation) return Talked(facts, partnership);
    const auto mop = in_force.find(partnership.id);
    return Aligned(mop == in_force.end() ? nullptr : mop->second);
  };
  std::vector<ReportRecord> records;
  records.reserve(facts.partnerships.size());
  for (const ReportPartnership& partnership : facts.partnerships) {
    Finding finding = find(partnership);
    records.push_back({.name = NameOf(facts, partnership.id),
                       .manager = partnership.manager,
                       .counted = finding.counted,
                       .evidence = std::move(finding.evidence)});
  }
  return records;
}

void Count(const ReportRecord& record, ReportFigure figure, ReportLine& line) {
  if (figure == ReportFigure::kPartnerships) {
    ++line.partnerships;
    return;
  }
  ReportShare& share = figure == ReportFigure::kVerified       ? line.verified
                       : figure == ReportFigure::kConversation ? line.conversation
                       : figure == ReportFigure::kAligned      ? line.aligned
                                                               : line.reciprocity;
  ++share.of;
  if (record.counted) ++share.count;
}

}  // namespace

std::vector<ReportTask> TasksOf(
    const std::vector<AgreedTerm>& terms,
    const std::map<std::string, std::vector<CivilDay>, std::less<>>& quarter_ends,
    const calendar::DaySpan& days) {
  std::vector<ReportTask> tasks;
  for (const AgreedTerm& agreed : terms) {
    const auto ends = quarter_ends.find(agreed.calendar);
    if (ends == quarter_ends.end()) continue;
    const auto first = std::ranges::lower_bound(ends->second, agreed.term.first);
    const CivilDay last = std::min(agreed.term.last, days.last);
    for (auto end = first; end != ends->second.end() && *end <= last; ++end) {
      if (*end < days.first) continue;
      tasks.push_back({.partnership = agreed.partnership,
                       .mop = agreed.mop,
                       .ordinal = static_cast<int>(end - first) + 1,
                       .close = *end,
                       .done = std::nullopt});
    }
  }
  return tasks;
}

std::vector<ReportRecord> RecordsOf(const ReportFacts& facts, ReportFigure figure) {
  std::vector<ReportRecord> records =
      figure == ReportFigure::kReciprocity ? TaskRecords(facts) : PartnershipRecords(facts, figure);
  std::ranges::sort(records, {}, &ReportRecord::name);
  return records;
}

AlignmentReport ReportOf(const ReportFacts& facts) {
  AlignmentReport report{.day = facts.day};
  std::map<std::string, ReportLine> lines;
  for (const ReportFigure figure :
       {ReportFigure::kPartnerships, ReportFigure::kVerified, ReportFigure::kConversation,
        ReportFigure::kAligned, ReportFigure::kReciprocity}) {
    for (const ReportRecord& record : RecordsOf(facts, figure)) {
      Count(record, figure, report.total);
      Count(record, figure, lines[record.manager]);
    }
  }
  for (auto& [manager, line] : lines) {
    line.manager = manager;
    report.lines.push_back(std::move(line));
  }
  // The line without a manager comes first by id.
  if (!report.lines.empty() && report.lines.front().manager.empty()) {
    std::ranges::rotate(report.lines, report.lines.begin() + 1);
  }
  return report;
}

}  // namespace tandem::fiscal
