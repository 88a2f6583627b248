#pragma once

#include <map>
#include <string>
#include <vector>

#include "libs/calendar/notation/calendar_spec.h"
#include "libs/storage/database.h"
#include "services/fiscal_alignment/domain/report/alignment_report.h"

namespace tandem::fiscal {

// What the alignment report counts, of all of a vendor's partnerships at once: a statement each,
// never one for each partnership. Stateless; thread-safe.
class ReportSource {
 public:
  using DayOfPartnership = std::map<std::string, CivilDay, std::less<>>;

  virtual ~ReportSource() = default;

  // Those that were registered by the day, by id, with who is responsible on it.
  virtual StatusOr<std::vector<ReportPartnership>> Partnerships(storage::Transaction& transaction,
                                                                const VendorId& vendor,
                                                                CivilDay day) const = 0;
  // On which of these days the calendar that counted on the last of them was verified last; ""
  // stands for the vendor.
  virtual StatusOr<DayOfPartnership> Verified(storage::Transaction& transaction,
                                              const VendorId& vendor,
                                              const calendar::DaySpan& days) const = 0;
  // On which of these days they talked last.
  virtual StatusOr<DayOfPartnership> Talked(storage::Transaction& transaction,
                                            const VendorId& vendor,
                                            const calendar::DaySpan& days) const = 0;
  // The MOPs that were agreed by the day and hold on it.
  virtual StatusOr<std::vector<ReportMop>> InForce(storage::Transaction& transaction,
                                                   const VendorId& vendor, CivilDay day) const = 0;
  // The terms of all agreed MOPs that hold on one of these days.
  virtual StatusOr<std::vector<AgreedTerm>> Terms(storage::Transaction& transaction,
                                                  const VendorId& vendor,
                                                  const calendar::DaySpan& days) const = 0;
  // The calendars of these terms, each once.
  virtual StatusOr<std::map<std::string, calendar::CalendarSpec>> Calendars(
      storage::Transaction& transaction, const VendorId& vendor,
      const calendar::DaySpan& days) const = 0;
  // The tasks of the vendor's side that were done by the day: partnership, number of the MOP,
  // ordinal of the partner's close; and when.
  using TaskKey = std::tuple<std::string, int, int>;
  virtual StatusOr<std::map<TaskKey, CivilDay>> Done(storage::Transaction& transaction,
                                                     const VendorId& vendor,
                                                     CivilDay day) const = 0;
};

}  // namespace tandem::fiscal
