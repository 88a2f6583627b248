#pragma once

#include <span>
#include <string_view>
#include <vector>

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

// All tables of a database, by component.
struct SchemaPart {
  std::string_view component;
  std::span<const Migration> migrations;
};
using Schema = std::vector<SchemaPart>;

Status Migrate(Database& database, const Schema& schema);

// Whether the tables are those of this program, without changing any: a service looks before it
// starts, often with rights that do not let it change them. FAILED_PRECONDITION as Migrate, and if
// steps are missing; the message says what to do.
Status CheckSchema(Database& database, const Schema& schema);

}  // namespace tandem::storage
