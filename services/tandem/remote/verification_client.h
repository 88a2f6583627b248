#pragma once

#include <memory>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "tandem/partner/v1/verification_service.pb.h"

namespace tandem::client {

// Who verified what, as a client sees it, one overload for each call. Errors are those of the
// server, or of Connection::Ask. Thread-safe; the connection outlives it.
class VerificationClient {
 public:
  explicit VerificationClient(const Connection& connection);
  ~VerificationClient();

  StatusOr<partner::v1::VerifyFactResponse> Ask(
      const partner::v1::VerifyFactRequest& request) const;
  StatusOr<partner::v1::ListVerificationsResponse> Ask(
      const partner::v1::ListVerificationsRequest& request) const;

 private:
  struct Stubs;

  const Connection& connection_;
  std::unique_ptr<Stubs> stubs_;
};

}  // namespace tandem::client
