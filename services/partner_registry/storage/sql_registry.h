#pragma once

#include "libs/storage/database.h"
#include "services/partner_registry/app/registry.h"

namespace tandem::partner {

// The registry in a relational database. Every statement names the vendor.
class SqlRegistry final : public Registry {
 public:
  explicit SqlRegistry(storage::Transaction& transaction) : transaction_(transaction) {}

  StatusOr<std::optional<Vendor>> FindVendor(const VendorId& id) override;
  StatusOr<std::vector<Vendor>> ListVendors(const std::string& after, int limit) override;
  Status InsertVendor(const Vendor& vendor) override;
  Status UpdateVendor(const Vendor& vendor) override;

  StatusOr<std::optional<Partnership>> FindPartnership(const PartnershipName& name) override;
  StatusOr<std::vector<Partnership>> FindPartnershipsNamed(const VendorId& vendor,
                                                           const std::string& display_name,
                                                           int limit) override;
  StatusOr<std::vector<Partnership>> ListPartnerships(const VendorId& vendor,
                                                      const std::string& after, int limit) override;
  Status InsertPartnership(const Partnership& partnership) override;
  Status UpdatePartnership(const Partnership& partnership) override;

  StatusOr<std::optional<OrganisationSettings>> FindSettings(
      const OrganisationName& organisation) override;
  Status PutSettings(const OrganisationName& organisation,
                     const OrganisationSettings& settings) override;

  StatusOr<std::optional<CalendarRevision>> FindCalendar(const OrganisationName& organisation,
                                                         std::int64_t revision) override;
  StatusOr<std::vector<CalendarRevision>> ListCalendars(const OrganisationName& organisation,
                                                        std::int64_t before, int limit) override;
  Status InsertCalendar(const OrganisationName& organisation,
                        const CalendarRevision& calendar) override;
  Status UpdateVerification(const OrganisationName& organisation,
                            const CalendarRevision& calendar) override;

  StatusOr<std::vector<Change>> ListChanges(const OrganisationName& organisation,
                                            const std::optional<ChangePlace>& after,
                                            int limit) override;

  Status Nested(const std::function<Status()>& work) override;

 private:
  storage::Transaction& transaction_;
};

}  // namespace tandem::partner
