#pragma once

#include <memory>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "tandem/fiscal/v1/reciprocity_service.pb.h"

namespace tandem::client {

// What each side does for the other as a client sees it, one overload for each call. Errors are
// those of the server, or of Connection::Ask. Thread-safe; the connection outlives it.
class ReciprocityClient {
 public:
  explicit ReciprocityClient(const Connection& connection);
  ~ReciprocityClient();

  StatusOr<fiscal::v1::ListReciprocityTasksResponse> Ask(
      const fiscal::v1::ListReciprocityTasksRequest& request) const;
  StatusOr<fiscal::v1::RecordNeedsResponse> Ask(
      const fiscal::v1::RecordNeedsRequest& request) const;
  StatusOr<fiscal::v1::CompleteReciprocityTaskResponse> Ask(
      const fiscal::v1::CompleteReciprocityTaskRequest& request) const;
  StatusOr<fiscal::v1::GetReciprocityLedgerResponse> Ask(
      const fiscal::v1::GetReciprocityLedgerRequest& request) const;

 private:
  struct Stubs;

  const Connection& connection_;
  std::unique_ptr<Stubs> stubs_;
};

}  // namespace tandem::client
