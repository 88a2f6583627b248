#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>

#include <google/protobuf/message.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include "libs/base/ids.h"
#include "libs/identity/policy.h"
#include "libs/observe/log.h"
#include "libs/observe/metrics.h"
#include "libs/rpc/call.h"

namespace tandem::rpc {

struct GateOptions {
  int most_calls = 64;                                 // at a time; more are refused at once
  std::chrono::milliseconds default_deadline{30'000};  // for calls that bring none
};

// What every unary call passes before and behind its handler: the limit of calls at a time, who
// calls, what that person may do and on whose data, the deadline; then the log line, the metrics
// and the error in the form that clients see. INTERNAL texts stay in the log. Thread-safe once all
// services are registered.
class Gate {
 public:
  using Body = std::function<Status(const Call&)>;

  Gate(const GateOptions& options, observe::Log log, observe::Metrics& metrics);
  ~Gate();
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  // FAILED_PRECONDITION unless `policies` has a row for each method of the service and no other,
  // and each row's field exists.
  Status Register(const google::protobuf::ServiceDescriptor& service,
                  std::span<const identity::PolicyRow> policies);

  // For handlers of the synchronous API:
  //
  //   grpc::Status GetX(grpc::ServerContext* context, const Request* request, Response* response)
  //       override {
  //     return gate_.Serve(*context, *request, [&](const Call& call) { …; return OkStatus(); });
  //   }
  grpc::Status Serve(grpc::ServerContext& context, const google::protobuf::Message& request,
                     const Body& body);

 private:
  struct Method;

  Status Run(grpc::ServerContext& context, const google::protobuf::Message& request,
             const Method& method, const Body& body, Call& call);
  Status Admit(grpc::ServerContext& context, const google::protobuf::Message& request,
               const Method& method, Call& call) const;
  static Status RunGuarded(const Body& body, const Call& call);
  grpc::Status Answer(const Method& method, const Call& call, const Status& status,
                      std::chrono::steady_clock::duration took);

  GateOptions options_;
  observe::Log log_;
  observe::Metrics& metrics_;
  std::map<const google::protobuf::Descriptor*, std::unique_ptr<Method>> methods_;  // by request
  std::atomic<int> running_ = 0;
};

}  // namespace tandem::rpc
