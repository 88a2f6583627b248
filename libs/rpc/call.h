#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "libs/base/status.h"
#include "libs/identity/caller.h"

namespace tandem::rpc {

// One call as a handler sees it.
struct Call {
  identity::Caller caller;
  std::string method;  // "tandem.partner.v1.PartnerService/GetVendor"
  std::chrono::system_clock::time_point deadline;
  std::function<bool()> is_cancelled;  // whether the client has gone or the server cuts calls
                                       // off; told with a delay

  // CANCELLED or DEADLINE_EXCEEDED once nobody waits for the answer any more: asked before work is
  // made durable.
  Status CheckAlive() const {
    if (is_cancelled && is_cancelled()) return Cancelled("the call was cancelled");
    if (std::chrono::system_clock::now() < deadline) return OkStatus();
    return DeadlineExceeded("the call's deadline is over");
  }
};

}  // namespace tandem::rpc
