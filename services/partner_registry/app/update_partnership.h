#pragma once

#include <optional>
#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

struct UpdatePartnershipCommand {
  PartnershipName name;
  std::optional<std::string> display_name;  // none: leave it
  std::optional<BusinessModel> business_model;
  std::string etag;
};

// Changes a partnership's own fields; what is equal already is no change and leaves no trace.
StatusOr<Partnership> UpdatePartnership(const UnitOfWork& work,
                                        const UpdatePartnershipCommand& command);

// The partnership under another, checked and different name.
StatusOr<Partnership> RenamePartnership(const UnitOfWork& work, const Partnership& before,
                                        std::string display_name);

}  // namespace tandem::partner
