#pragma once

#include <vector>

#include "libs/storage/database.h"
#include "services/fiscal_alignment/domain/mop/mop.h"

namespace tandem::fiscal {

// The columns of a name, which every statement begins with.
inline std::vector<storage::Value> KeyOf(const MopName& name) {
  return {name.partnership.vendor.value(), name.partnership.partnership.value(),
          std::int64_t{name.number}};
}

// Numbers them behind those that are there.
Status AppendSteps(storage::Transaction& transaction, const MopName& name,
                   const std::vector<MopStep>& steps);

}  // namespace tandem::fiscal
