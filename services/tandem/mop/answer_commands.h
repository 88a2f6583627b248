#pragma once

#include <ostream>
#include <string>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem mop offer, accept, withdraw, decline, discard, end, keep, contest, answer: what moves a
// MOP on.
namespace tandem::client {

struct MopChange : ChangingCommand {
  std::string mop;
  std::string etag;
};

struct MopOffer : MopChange {
  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct MopDiscard : MopChange {
  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct MopAccept : MopChange {
  int version = 0;  // 0: the open one
  std::string rationale;

  StatusOr<std::string> Run(const Terminal& terminal, std::ostream& err) const;
};

// Each of these takes a reason.
struct MopWithdraw : MopChange {
  std::string reason;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct MopDecline : MopChange {
  std::string reason;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct MopEnd : MopChange {
  std::string reason;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

// What became of a promise, by its number.
struct MopKeep : MopChange {
  int number = 0;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct MopContest : MopChange {
  int number = 0;
  std::string reason;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct MopAnswer : MopChange {
  int number = 0;
  std::string answer;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
