#pragma once

#include <optional>
#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

struct CreatePartnershipCommand {
  VendorId vendor;
  std::string id;  // empty: one is made of the display name
  std::string display_name;
  BusinessModel business_model = BusinessModel::kUnknown;
  SettingsValues settings;
  std::optional<CalendarSpec> calendar;
};

// Registers a partnership of a vendor: NOT_FOUND without the vendor, ALREADY_EXISTS if the id that
// is asked for is taken.
StatusOr<Partnership> CreatePartnership(const UnitOfWork& work,
                                        const CreatePartnershipCommand& command);

// The same once everything has been checked.
struct NewPartnership {
  VendorId vendor;
  std::optional<PartnershipId> id;
  std::string display_name;
  BusinessModel business_model = BusinessModel::kUnknown;
  SettingsValues settings;
  std::optional<CalendarSpec> calendar;
};
StatusOr<Partnership> RegisterPartnership(const UnitOfWork& work, NewPartnership partnership);

}  // namespace tandem::partner
