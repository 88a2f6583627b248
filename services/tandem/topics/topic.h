#pragma once

#include <string>
#include <vector>

namespace tandem::client {

// A topic of events as the file of topics declares it.
struct Topic {
  std::string name;
  std::string description;
  std::string publisher;  // the service; the source of its events is "/tandem/" and this
  int partitions = 0;
  int replicas = 0;
  int retention_days = 0;
  int max_message_bytes = 0;           // of a message with all that travels with it
  std::string cleanup_policy;          // "delete" or "compact"
  std::string key;                     // what the key of a message is, in words
  std::string events;                  // the protobuf package of what travels there
  std::vector<std::string> consumers;  // groups
};

}  // namespace tandem::client
