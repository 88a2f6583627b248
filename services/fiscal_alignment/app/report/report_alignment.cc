#include "services/fiscal_alignment/app/report/report_alignment.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

// `count` days up to `day`.
calendar::DaySpan DaysUpTo(CivilDay day, int count) { return {day - (count - 1), day}; }

std::vector<CivilDay> QuarterEnds(const calendar::FiscalCalendar& calendar,
                                  const calendar::DaySpan& days) {
  std::vector<CivilDay> ends;
  for (const calendar::FiscalQuarter& quarter : calendar.Quarters(days.first, days.last)) {
    if (days.first <= quarter.last) ends.push_back(quarter.last);
  }
  return ends;
}

}  // namespace

// Each calendar is computed once, however many partners have it.
StatusOr<std::vector<ReportTask>> ReportAlignment::Tasks(storage::Transaction& transaction,
                                                         const VendorId& vendor,
                                                         CivilDay day) const {
  const calendar::DaySpan days = DaysUpTo(day, kClosedDays);
  ASSIGN_OR_RETURN(const std::vector<AgreedTerm> terms, source_.Terms(transaction, vendor, days));
  if (terms.empty()) return std::vector<ReportTask>();
  const CivilDay first =
      std::ranges::min(terms, {}, [](const AgreedTerm& one) { return one.term.first; }).term.first;
  ASSIGN_OR_RETURN(const auto specs, source_.Calendars(transaction, vendor, days));
  std::map<std::string, std::vector<CivilDay>, std::less<>> ends;
  for (const auto& [hash, spec] : specs) {
    const auto calendar = calendar::ReadCalendar(spec);
    if (!calendar.ok()) {
      return Internal(
          fmt::format("a calendar that was agreed on: {}", MessageOf(calendar.status())));
    }
    ends[hash] = QuarterEnds(*calendar, {first, day});
  }
  ASSIGN_OR_RETURN(const auto done, source_.Done(transaction, vendor, day));
  std::vector<ReportTask> tasks = TasksOf(terms, ends, days);
  for (ReportTask& task : tasks) {
    const auto found = done.find({task.partnership, task.mop, task.ordinal});
    if (found != done.end()) task.done = found->second;
  }
  return tasks;
}

Status ReportAlignment::Fill(storage::Transaction& transaction, std::optional<ReportFigure> figure,
                             ReportFacts& facts) const {
  const auto needs = [&](ReportFigure one) { return !figure || *figure == one; };
  const VendorId& vendor = facts.vendor;
  const CivilDay day = facts.day;
  ASSIGN_OR_RETURN(facts.partnerships, source_.Partnerships(transaction, vendor, day));
  if (needs(ReportFigure::kVerified)) {
    ASSIGN_OR_RETURN(facts.verified,
                     source_.Verified(transaction, vendor, DaysUpTo(day, kVerifiedDays)));
  }
  if (needs(ReportFigure::kConversation)) {
    ASSIGN_OR_RETURN(facts.talked, source_.Talked(transaction, vendor, DaysUpTo(day, kTalkedDays)));
  }
  if (needs(ReportFigure::kAligned)) {
    ASSIGN_OR_RETURN(facts.in_force, source_.InForce(transaction, vendor, day));
  }
  if (needs(ReportFigure::kReciprocity)) {
    ASSIGN_OR_RETURN(facts.tasks, Tasks(transaction, vendor, day));
  }
  return OkStatus();
}

StatusOr<ReportFacts> ReportAlignment::Read(const VendorId& vendor, std::optional<CivilDay> day,
                                            std::optional<ReportFigure> figure) const {
  const CivilDay today = UtcDay(clock_.Now());
  if (day && *day > today) {
    return InvalidField(
        "day", fmt::format("{} must not lie after today, {}", day->ToString(), today.ToString()));
  }
  ReportFacts facts{.vendor = vendor, .day = day.value_or(today)};
  const Status read =
      storage::ReadFor(database_, vendor.value(), [&](storage::Transaction& transaction) -> Status {
        RETURN_IF_ERROR(Registered(organisations_, transaction, {vendor, std::nullopt}).status());
        return Fill(transaction, figure, facts);
      });
  if (!read.ok()) return read;
  return facts;
}

StatusOr<AlignmentReport> ReportAlignment::Run(const VendorId& vendor,
                                               std::optional<CivilDay> day) const {
  ASSIGN_OR_RETURN(const ReportFacts facts, Read(vendor, day, std::nullopt));
  return ReportOf(facts);
}

StatusOr<RecordPage> ReportAlignment::List(const VendorId& vendor, std::optional<CivilDay> day,
                                           const RecordQuery& query) const {
  ASSIGN_OR_RETURN(const ReportFacts facts, Read(vendor, day, query.figure));
  RecordPage page;
  for (ReportRecord& record : RecordsOf(facts, query.figure)) {
    if (record.name <= query.after) continue;
    if (query.manager && record.manager != *query.manager) continue;
    if (query.counted && record.counted != *query.counted) continue;
    if (page.records.size() == static_cast<std::size_t>(query.limit)) {
      page.more = true;
      break;
    }
    page.records.push_back(std::move(record));
  }
  return page;
}

}  // namespace tandem::fiscal
