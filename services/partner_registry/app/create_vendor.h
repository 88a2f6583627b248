#pragma once

#include <optional>
#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

struct CreateVendorCommand {
  std::string id;  // empty: one is made of the display name
  std::string display_name;
  SettingsValues settings;
  std::optional<CalendarSpec> calendar;
};

// Registers a vendor: ALREADY_EXISTS if the id that is asked for is taken.
StatusOr<Vendor> CreateVendor(const UnitOfWork& work, const CreateVendorCommand& command);

}  // namespace tandem::partner
