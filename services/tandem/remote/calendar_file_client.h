#pragma once

#include <memory>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "tandem/partner/v1/calendar_file_service.pb.h"

namespace tandem::client {

// Calendar files as a client sees them, one overload for each call. Errors are those of the
// server, or of Connection::Ask. Thread-safe; the connection outlives it.
class CalendarFileClient {
 public:
  explicit CalendarFileClient(const Connection& connection);
  ~CalendarFileClient();

  StatusOr<partner::v1::ImportAbsencesResponse> Ask(
      const partner::v1::ImportAbsencesRequest& request) const;
  StatusOr<partner::v1::ExportAbsencesResponse> Ask(
      const partner::v1::ExportAbsencesRequest& request) const;
  StatusOr<partner::v1::ImportShutdownsResponse> Ask(
      const partner::v1::ImportShutdownsRequest& request) const;
  StatusOr<partner::v1::ExportShutdownsResponse> Ask(
      const partner::v1::ExportShutdownsRequest& request) const;

 private:
  struct Stubs;

  const Connection& connection_;
  std::unique_ptr<Stubs> stubs_;
};

}  // namespace tandem::client
