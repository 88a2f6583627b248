#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "libs/storage/database.h"

// Values in PostgreSQL's binary format, whose types it names by number (pg_type.oid).
namespace tandem::postgres {

using TypeId = unsigned int;

// The bytes of a parameter that the server wants as `type`; nothing for NULL. INTERNAL if a value
// of that kind cannot be it.
StatusOr<std::optional<std::string>> Encode(const storage::Value& value, TypeId type);

// INTERNAL for a type that the storage port does not know; NUMERIC is one: cast it.
StatusOr<storage::Value> Decode(std::string_view bytes, TypeId type);

}  // namespace tandem::postgres
