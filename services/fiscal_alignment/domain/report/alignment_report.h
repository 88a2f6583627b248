#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/base/person_name.h"
#include "libs/calendar/working/working_days.h"
#include "services/fiscal_alignment/domain/mop/mop.h"

// The chief's alignment report (F11): formulas.md 8. Pure. Each figure is a count of records, and
// there is one place that says which records there are and which of them count.
namespace tandem::fiscal {

// How long what was done counts, in days up to the report's.
inline constexpr int kVerifiedDays = 400;
inline constexpr int kTalkedDays = 365;
inline constexpr int kClosedDays = 365;

enum class ReportFigure { kPartnerships, kVerified, kConversation, kAligned, kReciprocity };

// A partnership on the day of the report.
struct ReportPartnership {
  std::string id;
  std::string manager;  // id; empty: nobody is responsible on the day
};

// A MOP that was agreed by the day, as far as the report looks at it.
struct ReportMop {
  std::string partnership;
  int number = 0;
  MopKind kind = MopKind::kPeriod;
  calendar::DaySpan term;  // as it is cut
};

// The task of the vendor's side at one of the partner's closes.
struct ReportTask {
  std::string partnership;
  int mop = 0;
  int ordinal = 0;  // of the close in the MOP's term, from 1
  CivilDay close;
  std::optional<CivilDay> done;  // none: not by the day of the report
};

// What is left of an agreed MOP's term, and by which of the partner's calendars it counts.
struct AgreedTerm {
  std::string partnership;
  int mop = 0;
  calendar::DaySpan term;
  std::string calendar;  // stands for equal ones
};
// The partner's quarter ends in those days, each a task. `quarter_ends` are those of each calendar
// in order, from the first day of any term on.
std::vector<ReportTask> TasksOf(
    const std::vector<AgreedTerm>& terms,
    const std::map<std::string, std::vector<CivilDay>, std::less<>>& quarter_ends,
    const calendar::DaySpan& days);

// What is known of a vendor's partnerships on a day. Only what the figures asked for need is there.
struct ReportFacts {
  VendorId vendor;
  CivilDay day;
  std::vector<ReportPartnership> partnerships;  // by id
  // When the calendar that counts on the day was verified last, within kVerifiedDays; by
  // partnership, "" being the vendor.
  std::map<std::string, CivilDay, std::less<>> verified;
  std::map<std::string, CivilDay, std::less<>> talked;  // last, within kTalkedDays
  std::vector<ReportMop> in_force;                      // on the day
  std::vector<ReportTask> tasks;                        // of closes within kClosedDays
};

struct ReportRecord {
  std::string name;     // of the partnership, or of the task
  std::string manager;  // as above
  bool counted = false;
  std::string evidence;  // what it rests on, in words
};
// By name.
std::vector<ReportRecord> RecordsOf(const ReportFacts& facts, ReportFigure figure);

// So many of so many; 0 of 0 is "no data".
struct ReportShare {
  int count = 0;
  int of = 0;

  friend bool operator==(const ReportShare&, const ReportShare&) = default;
};
struct ReportLine {
  std::string manager;  // empty: the partnerships without one, or all together
  int partnerships = 0;
  ReportShare verified;
  ReportShare conversation;
  ReportShare aligned;
  ReportShare reciprocity;

  friend bool operator==(const ReportLine&, const ReportLine&) = default;
};
struct AlignmentReport {
  CivilDay day;
  std::vector<ReportLine> lines;  // by manager; that of partnerships without one is the last
  ReportLine total;
};
AlignmentReport ReportOf(const ReportFacts& facts);

}  // namespace tandem::fiscal
