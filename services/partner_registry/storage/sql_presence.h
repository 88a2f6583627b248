#pragma once

#include "libs/storage/database.h"
#include "services/partner_registry/app/presence.h"

namespace tandem::partner {

// Presence in a relational database. Every statement names the vendor.
class SqlPresence final : public Presence {
 public:
  explicit SqlPresence(storage::Transaction& transaction) : transaction_(transaction) {}

  StatusOr<ByPartnership<SettingsValues>> Settings(const PartnershipRange& range) override;
  StatusOr<ByPartnership<CalendarSpec>> Calendars(const PartnershipRange& range) override;
  StatusOr<ByPartnership<std::vector<KnownAbsence>>> Absences(
      const PartnershipRange& range, const calendar::DaySpan& span) override;
  StatusOr<ByPartnership<ResponsibilityHistory>> Responsibilities(
      const PartnershipRange& range, const calendar::DaySpan& span) override;
  StatusOr<std::vector<KnownAbsence>> AbsencesAround(const PersonName& person,
                                                     const calendar::DaySpan& span) override;

 private:
  storage::Transaction& transaction_;
};

}  // namespace tandem::partner
