#include "services/tandem/remote/people_client.h"

#include "services/tandem/remote/ask.h"
#include "tandem/partner/v1/people_service.grpc.pb.h"

namespace tandem::client {

using Stub = partner::v1::PeopleService::Stub;

struct PeopleClient::Stubs {
  std::unique_ptr<Stub> stub;
};

PeopleClient::PeopleClient(const Connection& connection)
    : connection_(connection),
      stubs_(std::make_unique<Stubs>(partner::v1::PeopleService::NewStub(connection.channel()))) {}

PeopleClient::~PeopleClient() = default;

StatusOr<partner::v1::CreatePersonResponse> PeopleClient::Ask(
    const partner::v1::CreatePersonRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::CreatePerson, request.parent(), request);
}

StatusOr<partner::v1::GetPersonResponse> PeopleClient::Ask(
    const partner::v1::GetPersonRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetPerson, request.name(), request);
}

StatusOr<partner::v1::ListPeopleResponse> PeopleClient::Ask(
    const partner::v1::ListPeopleRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListPeople, request.parent(), request);
}

StatusOr<partner::v1::UpdatePersonResponse> PeopleClient::Ask(
    const partner::v1::UpdatePersonRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::UpdatePerson, request.person().name(), request);
}

StatusOr<partner::v1::ErasePersonResponse> PeopleClient::Ask(
    const partner::v1::ErasePersonRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ErasePerson, request.name(), request);
}

StatusOr<partner::v1::GetContactResponse> PeopleClient::Ask(
    const partner::v1::GetContactRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetContact, request.name(), request);
}

StatusOr<partner::v1::UpdateContactResponse> PeopleClient::Ask(
    const partner::v1::UpdateContactRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::UpdateContact, request.contact().name(),
                 request);
}

StatusOr<partner::v1::CreateAbsenceResponse> PeopleClient::Ask(
    const partner::v1::CreateAbsenceRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::CreateAbsence, request.parent(), request);
}

StatusOr<partner::v1::ListAbsencesResponse> PeopleClient::Ask(
    const partner::v1::ListAbsencesRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListAbsences, request.parent(), request);
}

StatusOr<partner::v1::UpdateAbsenceResponse> PeopleClient::Ask(
    const partner::v1::UpdateAbsenceRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::UpdateAbsence, request.absence().name(),
                 request);
}

StatusOr<partner::v1::DeleteAbsenceResponse> PeopleClient::Ask(
    const partner::v1::DeleteAbsenceRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::DeleteAbsence, request.name(), request);
}

StatusOr<partner::v1::GetWorkingCalendarResponse> PeopleClient::Ask(
    const partner::v1::GetWorkingCalendarRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetWorkingCalendar, request.name(), request);
}

}  // namespace tandem::client
