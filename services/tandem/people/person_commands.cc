#include "services/tandem/people/person_commands.h"

#include "services/tandem/people/person_card.h"
#include "services/tandem/people/roles.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/people_client.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/remote/weekdays.h"

namespace tandem::client {
namespace {

// What is given of a person, with the mask that names it.
Status Fill(const PersonChange& change, partner::v1::UpdatePersonRequest& request) {
  partner::v1::Person& person = *request.mutable_person();
  auto& mask = *request.mutable_update_mask();
  if (change.name) {
    person.set_display_name(*change.name);
    mask.add_paths("display_name");
  }
  if (change.role) {
    ASSIGN_OR_RETURN(const auto role,
                     ReadRole("--role", *change.role, OrganisationOf(person.name())));
    person.set_role(role);
    mask.add_paths("role");
  }
  if (change.zone) {
    person.set_time_zone(*change.zone);
    mask.add_paths("time_zone");
  }
  if (!change.free_weekdays.empty()) {
    RETURN_IF_ERROR(FillWeekdays("--free", change.free_weekdays, *person.mutable_free_weekdays()));
    mask.add_paths("free_weekdays");
  }
  if (change.country) {
    person.set_country(*change.country);
    mask.add_paths("country");
  }
  if (!mask.paths().empty()) return OkStatus();
  return InvalidArgument("--name, --role, --zone, --free or --country must be given");
}

}  // namespace

StatusOr<std::string> PersonCreate::Run(const Terminal& terminal) const {
  partner::v1::CreatePersonRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadOrganisationName("ORG", organisation));
  request.set_person_id(id);
  partner::v1::Person& person = *request.mutable_person();
  person.set_display_name(name);
  ASSIGN_OR_RETURN(const auto its_role, ReadRole("--role", role, request.parent()));
  person.set_role(its_role);
  person.set_time_zone(zone);
  RETURN_IF_ERROR(FillWeekdays("--free", free_weekdays, *person.mutable_free_weekdays()));
  person.set_country(country);
  request.mutable_contact()->set_email(email);
  request.mutable_contact()->set_phone(phone);
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer,
                   InOptions(PeopleClient(connection).Ask(request), kPersonOptions));
  return Changed(CardOf(answer.person()), format, change, terminal);
}

StatusOr<std::string> PersonShow::Run(const Terminal& terminal) const {
  partner::v1::GetPersonRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), ReadPerson("PERSON", person));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, PeopleClient(connection).Ask(request));
  return Card(CardOf(answer.person()), format, terminal);
}

StatusOr<std::string> PersonList::Run(const Terminal& terminal) const {
  partner::v1::ListPeopleRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadOrganisationName("ORG", organisation));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const PeopleClient client(connection);
  Listing listing = PersonListing();
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) {
        for (const auto& person : page.people()) AddPerson(person, listing);
      }));
  return Drawn(listing, format, terminal, "Nobody is registered here.");
}

StatusOr<std::string> PersonChange::Run(const Terminal& terminal) const {
  partner::v1::UpdatePersonRequest request;
  ASSIGN_OR_RETURN(*request.mutable_person()->mutable_name(), ReadPerson("PERSON", person));
  request.mutable_person()->set_etag(etag);
  RETURN_IF_ERROR(Fill(*this, request));
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer,
                   InOptions(PeopleClient(connection).Ask(request), kPersonOptions));
  return Changed(CardOf(answer.person()), format, change, terminal);
}

}  // namespace tandem::client
