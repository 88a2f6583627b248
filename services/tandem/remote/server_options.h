#pragma once

#include <string>

#include "services/tandem/commands/inputs.h"

namespace tandem::client {

// Which server a command asks, on whose behalf and how long it waits; as it was typed.
struct ServerOptions {
  // "HOST:PORT" of a server that has all services, or of each:
  // "partner=HOST:PORT,fiscal=HOST:PORT"; empty: $TANDEM_SERVER, else kDefaultServer.
  std::string address;
  std::string caller;  // "PERSON[:ROLE,ROLE]", all of one side; empty: $USER, operator and chief
  int deadline_seconds = 30;
};

inline constexpr const char* kDefaultServer = "127.0.0.1:8450";

// How a command changes something.
struct ChangeOptions {
  std::string request_id;  // empty: a new one
  bool dry_run = false;
};

// What every command takes that asks a server, and that changes something there.
struct AskingCommand {
  ServerOptions server;
  Format format = Format::kTable;
};
struct ChangingCommand : AskingCommand {
  ChangeOptions change;
};

}  // namespace tandem::client
