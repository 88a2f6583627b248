#pragma once

#include <string>
#include <string_view>

#include "libs/base/status.h"

// Pages of lists (AIP-158).
namespace tandem::rpc {

// 0 means 100, more than 1000 means 1000; INVALID_ARGUMENT for a negative one.
StatusOr<int> PageSize(int asked);

// An opaque token for the place behind which the next page begins; it belongs to `query`, the text
// of everything that decides what is listed and in which order. Empty for an empty position.
std::string PageToken(std::string_view query, std::string_view position);
// That position; empty for an empty token. INVALID_ARGUMENT for a token of another query, or none.
StatusOr<std::string> PagePosition(std::string_view query, std::string_view token);

}  // namespace tandem::rpc
