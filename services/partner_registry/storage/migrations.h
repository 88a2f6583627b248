#pragma once

#include <span>

#include "libs/storage/migrator.h"

namespace tandem::partner {

// The registry's own tables, as the component "partner_registry".
std::span<const storage::Migration> RegistryMigrations();

}  // namespace tandem::partner
