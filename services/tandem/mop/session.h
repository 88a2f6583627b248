#pragma once

#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "services/tandem/remote/mop/mop_client.h"
#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/mop/voice.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// A MOP that was found, and what there is to say of how.
struct FoundMop {
  fiscal::v1::Mop mop;
  std::string note;  // which one was taken where a partnership alone was named; else empty
};

// What the commands about a MOP have alike: the connection, which MOP is meant, what people are
// called. Not thread-safe.
class MopSession {
 public:
  static StatusOr<std::unique_ptr<MopSession>> Open(const ServerOptions& server);

  const Connection& connection() const { return connection_; }
  const MopClient& client() const { return client_; }

  // "acme/softcat/2"; of "acme/softcat" the latest that is not over, else the latest.
  StatusOr<FoundMop> Find(std::string_view field, const std::string& text) const;

  // Names come from the registry. What it does not say is called by its id: a text without names
  // is better than none, above all behind a change that was made.
  Voice VoiceFor(std::string_view partnership, const std::set<SidePerson>& people) const;

  // A MOP as a change left it, in the format that was asked for.
  std::string Answer(const fiscal::v1::Mop& mop, const std::string& note,
                     const ChangingCommand& command, const Terminal& terminal) const;

 private:
  MopSession(Connection connection, ServerOptions server)
      : server_(std::move(server)), connection_(std::move(connection)), client_(connection_) {}

  ServerOptions server_;
  Connection connection_;
  MopClient client_;
};

// What was typed, or what somebody answers to `question` on the terminal; INVALID_ARGUMENT that
// begins with `option` if nobody is there or nothing was answered.
StatusOr<std::string> TypedOrAsked(std::string_view option, const std::string& typed,
                                   std::string_view question, const Terminal& terminal,
                                   std::ostream& err);

// `text` behind a note, where there is one.
std::string Noted(const std::string& note, const std::string& text);

}  // namespace tandem::client
