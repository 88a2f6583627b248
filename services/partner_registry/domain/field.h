#pragma once

#include <string_view>

#include "libs/base/status.h"

namespace tandem::partner {

// Names the field of the request in an INVALID_ARGUMENT that a library or a rule gave without
// knowing it; NOT_FOUND for what the request itself should have brought counts as bad input too.
inline Status AtField(std::string_view field, const Status& status) {
  if (status.ok()) return status;
  const bool bad_input =
      status.code() == StatusCode::kInvalidArgument || status.code() == StatusCode::kNotFound;
  return bad_input && FieldOf(status).empty() ? InvalidField(field, MessageOf(status)) : status;
}

}  // namespace tandem::partner
