#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "services/tandem/topics/topic.h"

namespace tandem::client {

// deploy/kafka/topics.json as it was when the program was built.
std::string_view ShippedTopics();

// INVALID_ARGUMENT that names field and rule: "topics[1].partitions: must be …".
StatusOr<std::vector<Topic>> ParseTopics(std::string_view text);

// The topics of the file; without a path, those of the program. Errors name the file.
StatusOr<std::vector<Topic>> ReadTopics(const std::string& path);

}  // namespace tandem::client
