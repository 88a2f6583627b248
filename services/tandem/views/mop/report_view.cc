#include "services/tandem/views/mop/report_view.h"

#include <fmt/format.h>

#include "services/tandem/views/mop/mop_words.h"
#include "services/tandem/views/text_table.h"

namespace tandem::client {
namespace {

using fiscal::v1::AlignmentReportLine;
using fiscal::v1::GetAlignmentReportResponse;
using fiscal::v1::Share;

std::string ShareText(const Share& share) {
  return share.of() == 0 ? "no data" : fmt::format("{} of {}", share.count(), share.of());
}

std::string NameOf(const AlignmentReportLine& line, const ManagerNames& names) {
  if (line.manager().empty()) return "nobody";
  const auto known = names.find(line.manager());
  return known == names.end() ? line.manager() : known->second;
}

void Add(const std::string& name, const AlignmentReportLine& line, TextTable& table) {
  table.Add({name, std::to_string(line.partnerships()), ShareText(line.verified()),
             ShareText(line.conversation()), ShareText(line.aligned()),
             ShareText(line.reciprocity())});
}

std::vector<Cell> Cells(const std::string& kind, const AlignmentReportLine& line,
                        const ManagerNames& names) {
  const auto known = names.find(line.manager());
  std::vector<Cell> cells = {kind, line.manager(),
                             known == names.end() ? std::string() : known->second,
                             std::int64_t{line.partnerships()}};
  for (const Share* share :
       {&line.verified(), &line.conversation(), &line.aligned(), &line.reciprocity()}) {
    cells.emplace_back(std::int64_t{share->count()});
    cells.emplace_back(std::int64_t{share->of()});
  }
  return cells;
}

}  // namespace

std::string ReportAsText(const GetAlignmentReportResponse& report, const ManagerNames& names,
                         const Terminal& terminal) {
  using Align = TextTable::Align;
  TextTable table({{"manager", Align::kLeft, 22},
                   {"partners", Align::kRight},
                   {"verified", Align::kRight},
                   {"talked", Align::kRight},
                   {"aligned", Align::kRight},
                   {"reciprocity", Align::kRight}});
  for (const AlignmentReportLine& line : report.lines()) Add(NameOf(line, names), line, table);
  Add("all together", report.total(), table);
  return terminal.Bold("Alignment on " + DayInWords(report.day())) + "\n\n" + table.Draw(terminal) +
         "\n" +
         Wrapped(
             "Verified: both calendars in the last 400 days. Talked: a conversation in the last "
             "365 days. Aligned: a MOP is in force, a period or a difference. Reciprocity: of the "
             "partners' closes of the last 365 days that had a task, those with it done.",
             0);
}

Listing ReportRows(const GetAlignmentReportResponse& report, const ManagerNames& names) {
  Listing listing({{"line", ""},
                   {"manager", ""},
                   {"managerName", ""},
                   {"partnerships", ""},
                   {"verified", ""},
                   {"verifiedOf", ""},
                   {"conversation", ""},
                   {"conversationOf", ""},
                   {"aligned", ""},
                   {"alignedOf", ""},
                   {"reciprocity", ""},
                   {"reciprocityOf", ""}});
  for (const AlignmentReportLine& line : report.lines()) {
    listing.Add(Cells(line.manager().empty() ? "none" : "manager", line, names));
  }
  listing.Add(Cells("total", report.total(), names));
  return listing;
}

Listing RecordListing() {
  return Listing({{"id", "record", TextTable::Align::kLeft, 26},
                  {"manager", "manager", TextTable::Align::kLeft, 12},
                  {"counted", "counts"},
                  {"evidence", "because", TextTable::Align::kLeft, 32},
                  {"name", ""}});
}

void AddRecord(const fiscal::v1::ListAlignmentReportRecordsResponse::Record& record,
               Listing& listing) {
  listing.Add({ShortMopName(record.name()), record.manager(), Cell::Truth(record.counted()),
               record.evidence(), record.name()});
}

}  // namespace tandem::client
