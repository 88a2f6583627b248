#pragma once

#include <string>

#include <google/protobuf/message.h>

#include "libs/base/status.h"

namespace tandem::rpc {

// A hash of all that a request says but for its request_id: two requests with the same one mean the
// same.
std::string Fingerprint(const google::protobuf::Message& request);

// INVALID_ARGUMENT unless the id is empty or has 1 to 64 printable ASCII characters.
Status CheckRequestId(const std::string& request_id);

}  // namespace tandem::rpc
