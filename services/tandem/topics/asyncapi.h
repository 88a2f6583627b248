#pragma once

#include <string>
#include <vector>

#include "services/tandem/topics/topic.h"

namespace tandem::client {

// The AsyncAPI 3.0.0 document of all services, as JSON: what travels on the topics, who sends and
// who receives it. The same for the same topics, always.
std::string AsyncApi(const std::vector<Topic>& topics);

}  // namespace tandem::client
