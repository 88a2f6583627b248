#pragma once

#include <grpcpp/support/status.h>

#include "libs/base/status.h"
#include "tandem/type/v1/error.pb.h"

namespace tandem::rpc {

// The same code and message; field and reason as details in the shape of google.rpc.Status.
grpc::Status ToGrpc(const Status& status);
// The way back, for clients.
Status FromGrpc(const grpc::Status& status);

// The same for errors that stand inside of an answer.
type::v1::ErrorStatus ToProto(const Status& status);
Status FromProto(const type::v1::ErrorStatus& status);

}  // namespace tandem::rpc
