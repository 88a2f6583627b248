#include "libs/rpc/undecodable_requests.h"

#include "libs/base/status.h"
#include "libs/rpc/status_mapping.h"

namespace tandem::rpc {
namespace {

using grpc::experimental::InterceptionHookPoints;

class Interceptor final : public grpc::experimental::Interceptor {
 public:
  void Intercept(grpc::experimental::InterceptorBatchMethods* methods) override {
    if (methods->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_STATUS)) {
      const grpc::Status status = methods->GetSendStatus();
      // No other INTERNAL, ours or gRPC's, is without a text.
      if (status.error_code() == grpc::StatusCode::INTERNAL && status.error_message().empty()) {
        methods->ModifySendStatus(ToGrpc(InvalidField(
            "request", "is damaged, or has text that is not UTF-8, and cannot be read")));
      }
    }
    methods->Proceed();
  }
};

class Factory final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  grpc::experimental::Interceptor* CreateServerInterceptor(
      grpc::experimental::ServerRpcInfo*) override {
    return new Interceptor();  // gRPC takes it
  }
};

}  // namespace

std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> BlameUndecodableRequests() {
  return std::make_unique<Factory>();
}

}  // namespace tandem::rpc
