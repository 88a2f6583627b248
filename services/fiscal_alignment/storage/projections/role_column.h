#pragma once

#include <cstdint>
#include <optional>

#include "services/fiscal_alignment/app/people_directory.h"

namespace tandem::fiscal {

// The column `role` of known_people: 0 for somebody who was erased.
inline std::int64_t ToColumn(const std::optional<PersonRole>& role) {
  return role ? static_cast<std::int64_t>(*role) + 1 : 0;
}
inline PersonRole RoleOfColumn(std::int64_t column) { return static_cast<PersonRole>(column - 1); }

}  // namespace tandem::fiscal
