#include "services/tandem/remote/portfolio_client.h"

#include "services/tandem/remote/ask.h"
#include "tandem/partner/v1/portfolio_service.grpc.pb.h"

namespace tandem::client {

using Stub = partner::v1::PortfolioService::Stub;

struct PortfolioClient::Stubs {
  std::unique_ptr<Stub> stub;
};

PortfolioClient::PortfolioClient(const Connection& connection)
    : connection_(connection),
      stubs_(
          std::make_unique<Stubs>(partner::v1::PortfolioService::NewStub(connection.channel()))) {}

PortfolioClient::~PortfolioClient() = default;

StatusOr<partner::v1::AssignManagerResponse> PortfolioClient::Ask(
    const partner::v1::AssignManagerRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::AssignManager, request.parent(), request);
}

StatusOr<partner::v1::ListResponsibilitiesResponse> PortfolioClient::Ask(
    const partner::v1::ListResponsibilitiesRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListResponsibilities, request.parent(),
                 request);
}

StatusOr<partner::v1::ListPortfolioResponse> PortfolioClient::Ask(
    const partner::v1::ListPortfolioRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListPortfolio, request.parent(), request);
}

StatusOr<partner::v1::ListAwayResponse> PortfolioClient::Ask(
    const partner::v1::ListAwayRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListAway, request.parent(), request);
}

}  // namespace tandem::client
