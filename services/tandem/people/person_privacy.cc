#include "services/tandem/people/person_privacy.h"

#include <istream>

#include <fmt/format.h>

#include "services/tandem/people/person_card.h"
#include "services/tandem/people/roles.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/people_client.h"
#include "services/tandem/remote/portfolio_client.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

Listing CardOf(const partner::v1::Contact& contact) {
  Listing card({{"person", "person"},
                {"email", "email"},
                {"phone", "phone"},
                {"updateTime", "changed"},
                {"etag", "etag"}});
  card.Add({ShortOwner(contact.name()), contact.email(), contact.phone(),
            TimeText(contact.has_update_time(), contact.update_time()), contact.etag()});
  return card;
}

// How many partnerships have this person as their channel manager today.
StatusOr<int> PortfolioSize(const Connection& connection, const std::string& person) {
  if (OrganisationOf(person) != VendorNameOf(person)) return 0;
  const PortfolioClient client(connection);
  partner::v1::ListPortfolioRequest request;
  request.set_parent(person);
  int size = 0;
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) { size += page.responsibilities_size(); }));
  return size;
}

// What an erasure does, before it is done.
std::string Warning(const partner::v1::Person& person, int portfolio) {
  std::string warning =
      Wrapped(fmt::format("This erases what is known of {} ({}, {}): name, contact, time zone, "
                          "working week, country and all absences. What stays is the id and the "
                          "role, so that history can be read. It cannot be undone.",
                          Printable(person.display_name()), ShortName(person.name()),
                          RoleText(person.role())),
              0);
  if (portfolio == 0) return warning;
  return warning + fmt::format("{} partnership{} will have no channel manager.\n", portfolio,
                               portfolio == 1 ? "" : "s");
}

Status Confirm(const partner::v1::Person& person, const Connection& connection,
               const Terminal& terminal, std::ostream& err) {
  if (terminal.keyboard == nullptr) {
    return InvalidArgument("--yes: must be given where nobody can be asked; it cannot be undone");
  }
  ASSIGN_OR_RETURN(const int portfolio, PortfolioSize(connection, person.name()));
  err << Warning(person, portfolio) << fmt::format("Erase {}? [y/N] ", ShortName(person.name()))
      << std::flush;
  std::string answer;
  std::getline(*terminal.keyboard, answer);
  if (answer == "y" || answer == "Y" || answer == "yes") return OkStatus();
  return FailedPrecondition("nothing was erased");
}

}  // namespace

StatusOr<std::string> PersonErase::Run(const Terminal& terminal, std::ostream& err) const {
  partner::v1::ErasePersonRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), ReadPerson("PERSON", person));
  request.set_etag(etag);
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const PeopleClient client(connection);
  if (!yes && !change.dry_run) {
    partner::v1::GetPersonRequest who;
    who.set_name(request.name());
    ASSIGN_OR_RETURN(const auto known, client.Ask(who));
    RETURN_IF_ERROR(Confirm(known.person(), connection, terminal, err));
  }
  ASSIGN_OR_RETURN(const auto answer, client.Ask(request));
  const std::string card = Changed(client::CardOf(answer.person()), format, change, terminal);
  const bool for_programs = format == Format::kJson || change.dry_run;
  return for_programs ? card : "Erased. This is left:\n" + card;
}

StatusOr<std::string> PersonContact::Run(const Terminal& terminal) const {
  ASSIGN_OR_RETURN(const std::string name, ReadPerson("PERSON", person));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const PeopleClient client(connection);
  if (!email && !phone) {
    partner::v1::GetContactRequest request;
    request.set_name(name + "/contact");
    ASSIGN_OR_RETURN(const auto answer, client.Ask(request));
    return Card(CardOf(answer.contact()), format, terminal);
  }
  partner::v1::UpdateContactRequest request;
  partner::v1::Contact& contact = *request.mutable_contact();
  contact.set_name(name + "/contact");
  contact.set_etag(etag);
  if (email) request.mutable_update_mask()->add_paths("email");
  if (phone) request.mutable_update_mask()->add_paths("phone");
  contact.set_email(email.value_or(""));
  contact.set_phone(phone.value_or(""));
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const auto answer, InOptions(client.Ask(request), kPersonOptions));
  return Changed(CardOf(answer.contact()), format, change, terminal);
}

}  // namespace tandem::client
