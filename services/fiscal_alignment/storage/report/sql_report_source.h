#pragma once

#include "services/fiscal_alignment/app/report/report_source.h"

namespace tandem::fiscal {

// In the tables of organisations and people, of MOPs and of what was recorded for tasks.
class SqlReportSource final : public ReportSource {
 public:
  StatusOr<std::vector<ReportPartnership>> Partnerships(storage::Transaction& transaction,
                                                        const VendorId& vendor,
                                                        CivilDay day) const override;
  StatusOr<DayOfPartnership> Verified(storage::Transaction& transaction, const VendorId& vendor,
                                      const calendar::DaySpan& days) const override;
  StatusOr<DayOfPartnership> Talked(storage::Transaction& transaction, const VendorId& vendor,
                                    const calendar::DaySpan& days) const override;
  StatusOr<std::vector<ReportMop>> InForce(storage::Transaction& transaction,
                                           const VendorId& vendor, CivilDay day) const override;
  StatusOr<std::vector<AgreedTerm>> Terms(storage::Transaction& transaction, const VendorId& vendor,
                                          const calendar::DaySpan& days) const override;
  StatusOr<std::map<std::string, calendar::CalendarSpec>> Calendars(
      storage::Transaction& transaction, const VendorId& vendor,
      const calendar::DaySpan& days) const override;
  StatusOr<std::map<TaskKey, CivilDay>> Done(storage::Transaction& transaction,
                                             const VendorId& vendor, CivilDay day) const override;
};

}  // namespace tandem::fiscal
