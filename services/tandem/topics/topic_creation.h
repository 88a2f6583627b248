#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// tandem topics create: the declared topics on a cluster. What exists already is left as it is:
// more partitions would give keys other places, and less retention would delete events.
struct TopicCreation {
  std::string file;     // empty: what the program has
  std::string brokers;  // "HOST:PORT,HOST:PORT"
  std::string prefix;
  int replicas = 0;  // 0: as declared

  struct Outcome {
    std::string text;
    std::vector<std::string> warnings;  // in what existing topics differ from what is declared
  };

  // INVALID_ARGUMENT for bad input and what the cluster refuses, UNAVAILABLE without a cluster.
  StatusOr<Outcome> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
