#pragma once

#include <memory>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "tandem/partner/v1/people_service.pb.h"

namespace tandem::client {

// People and their absences as a client sees them, one overload for each call. Errors are those of
// the server, or of Connection::Ask. Thread-safe; the connection outlives it.
class PeopleClient {
 public:
  explicit PeopleClient(const Connection& connection);
  ~PeopleClient();

  StatusOr<partner::v1::CreatePersonResponse> Ask(
      const partner::v1::CreatePersonRequest& request) const;
  StatusOr<partner::v1::GetPersonResponse> Ask(const partner::v1::GetPersonRequest& request) const;
  StatusOr<partner::v1::ListPeopleResponse> Ask(
      const partner::v1::ListPeopleRequest& request) const;
  StatusOr<partner::v1::UpdatePersonResponse> Ask(
      const partner::v1::UpdatePersonRequest& request) const;
  StatusOr<partner::v1::ErasePersonResponse> Ask(
      const partner::v1::ErasePersonRequest& request) const;
  StatusOr<partner::v1::GetContactResponse> Ask(
      const partner::v1::GetContactRequest& request) const;
  StatusOr<partner::v1::UpdateContactResponse> Ask(
      const partner::v1::UpdateContactRequest& request) const;
  StatusOr<partner::v1::CreateAbsenceResponse> Ask(
      const partner::v1::CreateAbsenceRequest& request) const;
  StatusOr<partner::v1::ListAbsencesResponse> Ask(
      const partner::v1::ListAbsencesRequest& request) const;
  StatusOr<partner::v1::UpdateAbsenceResponse> Ask(
      const partner::v1::UpdateAbsenceRequest& request) const;
  StatusOr<partner::v1::DeleteAbsenceResponse> Ask(
      const partner::v1::DeleteAbsenceRequest& request) const;
  StatusOr<partner::v1::GetWorkingCalendarResponse> Ask(
      const partner::v1::GetWorkingCalendarRequest& request) const;

 private:
  struct Stubs;

  const Connection& connection_;
  std::unique_ptr<Stubs> stubs_;
};

}  // namespace tandem::client
