#pragma once

#include <cstdint>
#include <string>

#include "libs/base/status.h"

// Etags (AIP-154) of things that count their revisions.
namespace tandem::rpc {

inline std::string Etag(std::int64_t revision) { return "\"" + std::to_string(revision) + "\""; }

// FAILED_PRECONDITION with the reason STALE_ETAG unless `given` is empty or that of `revision`.
inline Status CheckEtag(const std::string& given, std::int64_t revision) {
  if (given.empty() || given == Etag(revision)) return OkStatus();
  return WithReason(
      FailedPrecondition("etag: it was changed since it was read; now it is " + Etag(revision)),
      "STALE_ETAG");
}

}  // namespace tandem::rpc
