#include "services/tandem/remote/calendar_file_client.h"

#include "services/tandem/remote/ask.h"
#include "tandem/partner/v1/calendar_file_service.grpc.pb.h"

namespace tandem::client {

using Stub = partner::v1::CalendarFileService::Stub;

struct CalendarFileClient::Stubs {
  std::unique_ptr<Stub> stub;
};

CalendarFileClient::CalendarFileClient(const Connection& connection)
    : connection_(connection),
      stubs_(std::make_unique<Stubs>(
          partner::v1::CalendarFileService::NewStub(connection.channel()))) {}

CalendarFileClient::~CalendarFileClient() = default;

StatusOr<partner::v1::ImportAbsencesResponse> CalendarFileClient::Ask(
    const partner::v1::ImportAbsencesRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ImportAbsences, request.parent(), request);
}

StatusOr<partner::v1::ExportAbsencesResponse> CalendarFileClient::Ask(
    const partner::v1::ExportAbsencesRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ExportAbsences, request.parent(), request);
}

StatusOr<partner::v1::ImportShutdownsResponse> CalendarFileClient::Ask(
    const partner::v1::ImportShutdownsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ImportShutdowns, request.parent(), request);
}

StatusOr<partner::v1::ExportShutdownsResponse> CalendarFileClient::Ask(
    const partner::v1::ExportShutdownsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ExportShutdowns, request.parent(), request);
}

}  // namespace tandem::client
