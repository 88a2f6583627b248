#pragma once

#include <optional>
#include <vector>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

inline constexpr std::size_t kMostAssignments = 1000;

struct AssignManagerCommand {
  VendorId vendor;
  std::optional<PersonName> manager;  // none: nobody from that day on
  std::vector<PartnershipName> partnerships;
  CivilDay first_day;
};

// Makes somebody responsible for partnerships from a day on; how many of them had another history
// before. All or none: INVALID_ARGUMENT names "manager" if the person is not there or neither a
// channel manager nor a chief of the vendor, "partnerships[i]" for one that does not exist, belongs
// to another vendor or comes twice.
StatusOr<int> AssignManager(const UnitOfWork& work, const AssignManagerCommand& command);

// Takes somebody out of the history of a partnership from a day on; others stay.
Status Release(const UnitOfWork& work, const PartnershipName& partnership, const PersonId& manager,
               CivilDay first_day);

}  // namespace tandem::partner
