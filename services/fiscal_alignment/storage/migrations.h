#pragma once

#include <span>

#include "libs/storage/migrator.h"

namespace tandem::fiscal {

// The service's own tables, as the component "fiscal_alignment".
std::span<const storage::Migration> AlignmentMigrations();

}  // namespace tandem::fiscal
