#pragma once

#include <memory>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "tandem/partner/v1/portfolio_service.pb.h"

namespace tandem::client {

// Who looks after which partnership, and who is away, one overload for each call. Errors are those
// of the server, or of Connection::Ask. Thread-safe; the connection outlives it.
class PortfolioClient {
 public:
  explicit PortfolioClient(const Connection& connection);
  ~PortfolioClient();

  StatusOr<partner::v1::AssignManagerResponse> Ask(
      const partner::v1::AssignManagerRequest& request) const;
  StatusOr<partner::v1::ListResponsibilitiesResponse> Ask(
      const partner::v1::ListResponsibilitiesRequest& request) const;
  StatusOr<partner::v1::ListPortfolioResponse> Ask(
      const partner::v1::ListPortfolioRequest& request) const;
  StatusOr<partner::v1::ListAwayResponse> Ask(const partner::v1::ListAwayRequest& request) const;

 private:
  struct Stubs;

  const Connection& connection_;
  std::unique_ptr<Stubs> stubs_;
};

}  // namespace tandem::client
