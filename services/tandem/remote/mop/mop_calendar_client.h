#pragma once

#include <memory>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "tandem/fiscal/v1/mop_calendar_service.pb.h"

namespace tandem::client {

// Calendars of agreed MOPs and their feeds as a client sees them, one overload for each call.
// Errors are those of the server, or of Connection::Ask. Thread-safe; the connection outlives it.
class MopCalendarClient {
 public:
  explicit MopCalendarClient(const Connection& connection);
  ~MopCalendarClient();

  StatusOr<fiscal::v1::GetMopCalendarResponse> Ask(
      const fiscal::v1::GetMopCalendarRequest& request) const;
  StatusOr<fiscal::v1::ExportMopCalendarResponse> Ask(
      const fiscal::v1::ExportMopCalendarRequest& request) const;
  StatusOr<fiscal::v1::CreateCalendarFeedResponse> Ask(
      const fiscal::v1::CreateCalendarFeedRequest& request) const;
  StatusOr<fiscal::v1::RevokeCalendarFeedResponse> Ask(
      const fiscal::v1::RevokeCalendarFeedRequest& request) const;
  StatusOr<fiscal::v1::ListCalendarFeedsResponse> Ask(
      const fiscal::v1::ListCalendarFeedsRequest& request) const;

 private:
  struct Stubs;

  const Connection& connection_;
  std::unique_ptr<Stubs> stubs_;
};

}  // namespace tandem::client
