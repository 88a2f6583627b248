#pragma once

#include <optional>
#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

struct UpdateVendorCommand {
  VendorId vendor;
  std::optional<std::string> display_name;  // none: leave it
  std::string etag;
};

// Changes a vendor's own fields; what is equal already is no change and leaves no trace.
StatusOr<Vendor> UpdateVendor(const UnitOfWork& work, const UpdateVendorCommand& command);

}  // namespace tandem::partner
