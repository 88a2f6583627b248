#pragma once

#include <string>

#include "libs/storage/database.h"
#include "services/fiscal_alignment/domain/inputs.h"

namespace tandem::fiscal {

// Who changed something, for the record.
struct Authorship {
  std::string person;
  std::string request_id;  // the client's; may be empty
};

// How vendors weigh the terms, every change kept. Stateless; thread-safe.
class AlignmentSettingsRepository {
 public:
  virtual ~AlignmentSettingsRepository() = default;

  // The defaults, of revision 0, if the vendor never changed them.
  virtual StatusOr<AlignmentSettings> Current(storage::Transaction& transaction,
                                              const VendorId& vendor) const = 0;
  // ALREADY_EXISTS if that revision is there.
  virtual Status Append(storage::Transaction& transaction, const VendorId& vendor,
                        const AlignmentSettings& settings, const Authorship& by) const = 0;
};

}  // namespace tandem::fiscal
