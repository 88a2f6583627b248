#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"

struct redisContext;  // NOLINT(readability-identifier-naming): the name is hiredis's

namespace tandem::redis {

struct Address {
  std::string host;
  int port = 0;
  std::string password;  // empty: none is asked for
  int database = 0;

  // Of redis://[:PASSWORD@]HOST:PORT[/DATABASE]. The error does not repeat the text, which may have
  // the password.
  static StatusOr<Address> Parse(std::string_view text);
};

// The text of an answer; nothing for nil and for numbers, which nobody here asks for; empty for a
// value that is no text.
using Reply = std::optional<std::string>;

// One connection. Belongs to one thread at a time; after UNAVAILABLE it is of no more use.
class Connection {
 public:
  static StatusOr<std::unique_ptr<Connection>> Open(const Address& address,
                                                    std::chrono::milliseconds connect_timeout,
                                                    std::chrono::milliseconds command_timeout);

  // UNAVAILABLE without an answer in time; FAILED_PRECONDITION if the server refuses.
  StatusOr<Reply> Ask(const std::vector<std::string_view>& words);

 private:
  struct Free {
    void operator()(redisContext* context) const;
  };

  explicit Connection(redisContext* context) : context_(context) {}

  std::unique_ptr<redisContext, Free> context_;
};

}  // namespace tandem::redis
