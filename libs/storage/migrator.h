#pragma once

#include <span>
#include <string_view>

#include "libs/storage/database.h"

namespace tandem::storage {

// One forward step of a schema. Numbers count from 1 without gaps; a step that was released never
// changes.
struct Migration {
  int number = 0;
  std::string_view name;  // "create_vendors"
  std::string_view sql;   // statements separated by semicolons
};

// Brings the tables of `component` ("partner_registry", "messaging") to the last of `migrations`,
// each step in a transaction of its own with its row in schema_migrations. A second call does
// nothing. FAILED_PRECONDITION if the database is newer than this program, or an applied step has
// another text than ours; both messages say what to do.
Status Migrate(Database& database, std::string_view component,
               std::span<const Migration> migrations);

}  // namespace tandem::storage
