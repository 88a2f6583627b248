#pragma once

#include <memory>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "tandem/event/v1/dead_letter_service.pb.h"

namespace tandem::client {

// Parked events as an operator sees them, one overload for each call. Errors are those of the
// server, or of Connection::Ask. Thread-safe; the connection outlives it.
class DeadLetterClient {
 public:
  explicit DeadLetterClient(const Connection& connection);
  ~DeadLetterClient();

  StatusOr<event::v1::ListDeadLettersResponse> Ask(
      const event::v1::ListDeadLettersRequest& request) const;
  StatusOr<event::v1::RedriveDeadLettersResponse> Ask(
      const event::v1::RedriveDeadLettersRequest& request) const;
  StatusOr<event::v1::DiscardDeadLetterResponse> Ask(
      const event::v1::DiscardDeadLetterRequest& request) const;

 private:
  struct Stubs;

  const Connection& connection_;
  std::unique_ptr<Stubs> stubs_;
};

}  // namespace tandem::client
