#pragma once

#include "services/fiscal_alignment/app/alignment_settings_repository.h"

namespace tandem::fiscal {

// In the table alignment_settings.
class SqlAlignmentSettings final : public AlignmentSettingsRepository {
 public:
  StatusOr<AlignmentSettings> Current(storage::Transaction& transaction,
                                      const VendorId& vendor) const override;
  Status Append(storage::Transaction& transaction, const VendorId& vendor,
                const AlignmentSettings& settings, const Authorship& by) const override;
};

}  // namespace tandem::fiscal
