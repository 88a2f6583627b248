#pragma once

#include <map>
#include <optional>
#include <vector>

#include "libs/base/person_name.h"
#include "services/partner_registry/domain/calendar_spec.h"
#include "services/partner_registry/domain/organisation_settings.h"
#include "services/partner_registry/domain/people/away.h"
#include "services/partner_registry/domain/people/responsibility.h"

namespace tandem::partner {

// Some of a vendor's partnerships that follow each other by id: all of them, or those for which one
// channel manager is responsible on a day.
struct PartnershipRange {
  VendorId vendor;
  PartnershipId first;
  PartnershipId last;  // included
  std::optional<PersonId> manager;
  CivilDay day;  // of the manager
};

// The port to what is needed to say who is there, for many partnerships at a time; within one
// running transaction, to which it belongs in thread and lifetime. Statuses are those of
// storage::Transaction. What an organisation does not have is not in the answer.
class Presence {
 public:
  template <typename Value>
  using ByPartnership = std::map<PartnershipId, Value>;

  virtual ~Presence() = default;

  virtual StatusOr<ByPartnership<SettingsValues>> Settings(const PartnershipRange& range) = 0;
  // The newest revisions.
  virtual StatusOr<ByPartnership<CalendarSpec>> Calendars(const PartnershipRange& range) = 0;
  // Of the partners' people, those that share a day with the span.
  virtual StatusOr<ByPartnership<std::vector<KnownAbsence>>> Absences(
      const PartnershipRange& range, const calendar::DaySpan& span) = 0;
  // The responsibilities that share a day with the span, in order.
  virtual StatusOr<ByPartnership<ResponsibilityHistory>> Responsibilities(
      const PartnershipRange& range, const calendar::DaySpan& span) = 0;
  // Of one of the vendor's people and those who stand in for that person then.
  virtual StatusOr<std::vector<KnownAbsence>> AbsencesAround(const PersonName& person,
                                                             const calendar::DaySpan& span) = 0;
};

}  // namespace tandem::partner
