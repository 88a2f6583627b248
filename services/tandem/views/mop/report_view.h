#pragma once

#include <map>
#include <string>

#include "services/tandem/views/listing.h"
#include "services/tandem/views/terminal.h"
#include "tandem/fiscal/v1/alignment_report_service.pb.h"

// How far a vendor's partnerships are aligned. JSON and CSV are fixed forms for programs.
namespace tandem::client {

// Names of managers by id; of others the id is shown.
using ManagerNames = std::map<std::string, std::string>;

std::string ReportAsText(const fiscal::v1::GetAlignmentReportResponse& report,
                         const ManagerNames& names, const Terminal& terminal);
// A line for each manager, then that of partnerships without one, then all together.
Listing ReportRows(const fiscal::v1::GetAlignmentReportResponse& report, const ManagerNames& names);

Listing RecordListing();
void AddRecord(const fiscal::v1::ListAlignmentReportRecordsResponse::Record& record,
               Listing& listing);

}  // namespace tandem::client
