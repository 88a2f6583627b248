#pragma once

#include <functional>
#include <string>

#include "libs/storage/database.h"
#include "libs/storage/migrator.h"

namespace tandem::storage {

// A command that may be sent more than once (AIP-155).
struct RequestKey {
  std::string vendor;       // empty for commands on no vendor
  std::string method;       // full name of the RPC
  std::string request_id;   // the client's; empty: not repeatable, every call has its effect
  std::string fingerprint;  // hash of the request without its id: the same id must mean the same
};

// What a command answers.
struct Answer {
  std::string bytes;
  std::string about;  // resource name of the person whose data are in it; empty: of nobody
};
using Command = std::function<StatusOr<Answer>(Transaction&)>;

// Runs `command` in a write transaction and keeps its answer under the key, both or
// neither. The same key again gives the first answer without running it. INVALID_ARGUMENT (reason
// REQUEST_ID_REUSED) if the id came with another request before. Failed commands are not kept.
// Thread-safe.
StatusOr<std::string> RunOnce(Database& database, const RequestKey& key, Instant now,
                              const Command& command);

// Forgets answers older than `before`, at most `limit` at a time; how many went.
StatusOr<std::int64_t> ForgetRequests(Database& database, Instant before, int limit);

// Forgets the answers that hold data of that person of the transaction's vendor.
Status ForgetRequestsAbout(Transaction& transaction, std::string_view vendor,
                           std::string_view person);

std::span<const Migration> RequestLogMigrations();

}  // namespace tandem::storage
