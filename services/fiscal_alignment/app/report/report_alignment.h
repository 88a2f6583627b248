#pragma once

#include <optional>
#include <vector>

#include "services/fiscal_alignment/app/organisation_repository.h"
#include "services/fiscal_alignment/app/report/report_source.h"

namespace tandem::fiscal {

// Which records are asked for.
struct RecordQuery {
  ReportFigure figure = ReportFigure::kPartnerships;
  std::optional<std::string> manager;  // id, or empty: nobody; none: of all
  std::optional<bool> counted;         // none: both
  std::string after;                   // name of the last record that was seen
  int limit = 0;
};
struct RecordPage {
  std::vector<ReportRecord> records;
  bool more = false;
};

// The chief's alignment report (F11), and the records behind its figures. Thread-safe.
class ReportAlignment {
 public:
  ReportAlignment(storage::Database& database, const OrganisationRepository& organisations,
                  const ReportSource& source, const Clock& clock)
      : database_(database), organisations_(organisations), source_(source), clock_(clock) {}

  // `day` none: today in UTC. NOT_FOUND for a vendor that is not known; INVALID_ARGUMENT for a
  // later day than today.
  StatusOr<AlignmentReport> Run(const VendorId& vendor, std::optional<CivilDay> day) const;
  StatusOr<RecordPage> List(const VendorId& vendor, std::optional<CivilDay> day,
                            const RecordQuery& query) const;

 private:
  // What `figure` needs; none: what all need.
  StatusOr<ReportFacts> Read(const VendorId& vendor, std::optional<CivilDay> day,
                             std::optional<ReportFigure> figure) const;
  Status Fill(storage::Transaction& transaction, std::optional<ReportFigure> figure,
              ReportFacts& facts) const;
  StatusOr<std::vector<ReportTask>> Tasks(storage::Transaction& transaction, const VendorId& vendor,
                                          CivilDay day) const;

  storage::Database& database_;
  const OrganisationRepository& organisations_;
  const ReportSource& source_;
  const Clock& clock_;
};

}  // namespace tandem::fiscal
