#pragma once

#include <string>

#include "libs/base/ids.h"

namespace tandem::partner {

// The column `partnership` of an organisation: empty for the vendor itself.
inline std::string PartnershipColumn(const OrganisationName& organisation) {
  return organisation.partnership ? organisation.partnership->value() : std::string();
}

// The organisation of such a column. An id that is no id is damage: INTERNAL.
inline StatusOr<OrganisationName> OrganisationOfColumns(const VendorId& vendor,
                                                        const std::string& partnership) {
  if (partnership.empty()) return OrganisationName{vendor, std::nullopt};
  StatusOr<PartnershipId> id = PartnershipId::Parse("partnership", partnership);
  if (!id.ok()) return Internal(MessageOf(id.status()));
  return OrganisationName{vendor, *std::move(id)};
}

}  // namespace tandem::partner
