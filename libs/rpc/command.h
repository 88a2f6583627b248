#pragma once

#include <functional>
#include <string>

#include <google/protobuf/message.h>

#include "libs/base/clock.h"
#include "libs/rpc/call.h"
#include "libs/storage/database.h"

namespace tandem::rpc {

// A call that changes something, with what its request says of all such calls.
struct Command {
  const Call& call;
  std::string vendor;  // id of the vendor that it is on; Transaction::kEveryVendor: of none
  const google::protobuf::Message& request;
  std::string request_id;
  bool validate_only = false;
  // Resource name of the person whose data the response holds, once it is filled; none: of nobody.
  std::function<std::string()> about;
};

// `request` has the fields request_id and validate_only.
template <typename Request>
Command CommandOf(const Call& call, std::string vendor, const Request& request) {
  return {call, std::move(vendor), request, request.request_id(), request.validate_only(), nullptr};
}

// Runs `work`, which fills `response`, in one write transaction, and keeps what all commands
// promise: a request_id that came before gets its first answer (INVALID_ARGUMENT with another
// request), validate_only leaves nothing behind, and nothing becomes durable for a call that nobody
// waits for any more. `work` may run more than once; the response is empty each time. The database
// has the tables of storage::RequestLogMigrations. Thread-safe.
Status RunCommand(storage::Database& database, Instant now, const Command& command,
                  google::protobuf::Message& response, const storage::Work& work);

}  // namespace tandem::rpc
