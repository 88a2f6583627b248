#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/ids.h"
#include "libs/base/status.h"
#include "services/partner_registry/domain/calendar_revision.h"
#include "services/partner_registry/domain/facts/change.h"
#include "services/partner_registry/domain/organisation_settings.h"
#include "services/partner_registry/domain/partnership.h"
#include "services/partner_registry/domain/vendor.h"

namespace tandem::partner {

// Where a page begins: behind this row of the audit log.
struct ChangePlace {
  Instant time;
  std::string id;
};

// The port to what the registry knows, within one running transaction, to which it belongs in
// thread and lifetime. Statuses are those of storage::Transaction, ABORTED also if what is to be
// changed has another revision than the one before the given; a missing thing is an empty optional.
// Lists give at most `limit` rows behind the given place.
class Registry {
 public:
  virtual ~Registry() = default;

  virtual StatusOr<std::optional<Vendor>> FindVendor(const VendorId& id) = 0;
  virtual StatusOr<std::vector<Vendor>> ListVendors(const std::string& after, int limit) = 0;
  virtual Status InsertVendor(const Vendor& vendor) = 0;
  virtual Status UpdateVendor(const Vendor& vendor) = 0;

  virtual StatusOr<std::optional<Partnership>> FindPartnership(const PartnershipName& name) = 0;
  // Those of exactly this display name, by id.
  virtual StatusOr<std::vector<Partnership>> FindPartnershipsNamed(const VendorId& vendor,
                                                                   const std::string& display_name,
                                                                   int limit) = 0;
  virtual StatusOr<std::vector<Partnership>> ListPartnerships(const VendorId& vendor,
                                                              const std::string& after,
                                                              int limit) = 0;
  virtual Status InsertPartnership(const Partnership& partnership) = 0;
  virtual Status UpdatePartnership(const Partnership& partnership) = 0;

  virtual StatusOr<std::optional<OrganisationSettings>> FindSettings(
      const OrganisationName& organisation) = 0;
  virtual Status PutSettings(const OrganisationName& organisation,
                             const OrganisationSettings& settings) = 0;

  // `revision` 0 means the newest.
  virtual StatusOr<std::optional<CalendarRevision>> FindCalendar(
      const OrganisationName& organisation, std::int64_t revision) = 0;
  // Newest first, from the one before `before` on; 0: from the newest.
  virtual StatusOr<std::vector<CalendarRevision>> ListCalendars(
      const OrganisationName& organisation, std::int64_t before, int limit) = 0;
  virtual Status InsertCalendar(const OrganisationName& organisation,
                                const CalendarRevision& calendar) = 0;
  virtual Status UpdateVerification(const OrganisationName& organisation,
                                    const CalendarRevision& calendar) = 0;

  // Newest first; a vendor's includes those of its partnerships.
  virtual StatusOr<std::vector<Change>> ListChanges(const OrganisationName& organisation,
                                                    const std::optional<ChangePlace>& after,
                                                    int limit) = 0;

  // Runs `work`; if it fails, what it did is undone and the transaction goes on.
  virtual Status Nested(const std::function<Status()>& work) = 0;
};

}  // namespace tandem::partner
