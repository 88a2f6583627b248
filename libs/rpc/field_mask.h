#pragma once

#include <set>
#include <string>
#include <vector>

#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/message.h>

#include "libs/base/status.h"

namespace tandem::rpc {

// Which of the fields that may be changed a request changes (AIP-134): those that the mask names;
// with an empty mask those that are set in `resource`; with "*" all. INVALID_ARGUMENT for a path
// that is none of them, naming those that are.
StatusOr<std::set<std::string>> FieldsToChange(const google::protobuf::FieldMask& mask,
                                               const google::protobuf::Message& resource,
                                               const std::vector<std::string>& changeable);

}  // namespace tandem::rpc
