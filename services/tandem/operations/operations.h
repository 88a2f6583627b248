#pragma once

#include <string>

#include "services/tandem/remote/messages.h"

// tandem status, tandem dead-letters …: for those who run an installation.
namespace tandem::client {

// Which services of a server are serving, and what waits for a person.
struct ServerStatus : AskingCommand {
  struct Outcome {
    std::string text;
    bool healthy = false;  // all services serve
  };

  StatusOr<Outcome> Run(const Terminal& terminal) const;
};

struct DeadLetterList : AskingCommand {
  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct DeadLetterRedrive : AskingCommand {
  std::string consumer;
  std::string key;

  struct Outcome {
    std::string text;
    Status failure;  // of the event that failed again
  };

  StatusOr<Outcome> Run() const;
};

struct DeadLetterDiscard : AskingCommand {
  std::string name;  // "CONSUMER/NUMBER" or "deadLetters/CONSUMER/NUMBER"

  StatusOr<std::string> Run() const;
};

}  // namespace tandem::client
