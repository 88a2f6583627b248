#pragma once

#include <string>
#include <vector>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

inline constexpr std::size_t kMostImportRows = 1000;

// One partner of a file.
struct ImportRow {
  std::string partnership_id;  // empty: the one of that display name, or a new one
  std::string display_name;
  std::string country;
  std::string calendar;  // empty: leave it
  int lead_days = 0;
};

enum class ImportOutcome { kCreated, kUpdated, kUnchanged, kRefused };

struct ImportResult {
  ImportOutcome outcome = ImportOutcome::kRefused;
  std::string partnership;  // resource name; empty if refused
  Status error;             // why it was refused; its field is "rows[3].country"
};

struct ImportCommand {
  VendorId vendor;
  std::vector<ImportRow> rows;
};

// Brings each partner to the state that its row gives. A row that is refused costs itself only; an
// error that is not about a row (storage) fails the whole call.
StatusOr<std::vector<ImportResult>> ImportPartnerships(const UnitOfWork& work,
                                                       const ImportCommand& command);

}  // namespace tandem::partner
