#include "services/tandem/people/absence_commands.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/tandem/people/names.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/people_client.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

using partner::v1::Absence;

constexpr auto kOptions =
    std::to_array<OptionName>({{"absence.days", "FIRST..LAST"}, {"absence.cover", "--cover"}});
constexpr auto kChangeOptions =
    std::to_array<OptionName>({{"absence.days", "--days"}, {"absence.cover", "--cover"}});

// "vendors/…/people/bob" of the name of an absence.
std::string PersonOf(const Absence& absence) {
  return absence.name().substr(0, absence.name().find("/absences/"));
}

Status Add(const Absence& absence, Names& names, Listing& listing) {
  ASSIGN_OR_RETURN(const auto person, names.Person(PersonOf(absence)));
  std::string cover_name;
  if (!absence.cover().empty()) {
    ASSIGN_OR_RETURN(const auto cover, names.Person(absence.cover()));
    cover_name = cover.display_name();
  }
  listing.Add({ShortName(PersonOf(absence)), person.display_name(),
               DateText(absence.days().first_day()), DateText(absence.days().last_day()),
               ShortName(absence.cover()), cover_name, absence.source(), absence.name()});
  return OkStatus();
}

Listing AbsenceListing() {
  return Listing({{"person", "person", TextTable::Align::kLeft, 22},
                  {"personName", "name", TextTable::Align::kLeft, 20},
                  {"firstDay", "first day"},
                  {"lastDay", "last day"},
                  {"cover", ""},
                  {"coverName", "cover", TextTable::Align::kLeft, 13},
                  {"source", ""},
                  {"name", ""}});
}

StatusOr<Listing> CardOf(const Absence& absence, Names& names) {
  Listing card({{"person", "person"},
                {"personName", "name"},
                {"firstDay", "first day"},
                {"lastDay", "last day"},
                {"cover", "cover"},
                {"coverName", ""},
                {"source", "source"},
                {"name", ""}});
  RETURN_IF_ERROR(Add(absence, names, card));
  return card;
}

// What both answers that record an absence have alike.
template <typename Answer>
StatusOr<AbsenceOutcome> OutcomeOf(const Answer& answer, Names& names,
                                   const ChangingCommand& command, const Terminal& terminal) {
  const Absence& absence = answer.absence();
  ASSIGN_OR_RETURN(const Listing card, CardOf(absence, names));
  AbsenceOutcome outcome{.text = Changed(card, command.format, command.change, terminal)};
  if (answer.cover_absences().empty()) return outcome;
  ASSIGN_OR_RETURN(const auto cover, names.Person(absence.cover()));
  std::vector<std::string> spans;
  for (const Absence& one : answer.cover_absences()) spans.push_back(SpanText(one.days()));
  outcome.warning = fmt::format("the cover, {} ({}), is away too: {}", cover.display_name(),
                                ShortName(absence.cover()), fmt::join(spans, ", "));
  return outcome;
}

// The absence of which `day` is one.
StatusOr<Absence> AbsenceOn(const PeopleClient& client, const std::string& person,
                            const std::string& day) {
  partner::v1::ListAbsencesRequest request;
  request.set_parent(person);
  ASSIGN_OR_RETURN(*request.mutable_days()->mutable_first_day(), ReadDate("DAY", day));
  *request.mutable_days()->mutable_last_day() = request.days().first_day();
  ASSIGN_OR_RETURN(auto answer, client.Ask(request));
  if (!answer.absences().empty()) return std::move(*answer.mutable_absences(0));
  return NotFound(fmt::format("DAY: {} is not away on {}", ShortName(person),
                              DateText(request.days().first_day())));
}

// The names of the people of an organisation, by id.
StatusOr<std::vector<std::string>> PeopleOf(const PeopleClient& client,
                                            const std::string& organisation) {
  partner::v1::ListPeopleRequest request;
  request.set_parent(organisation);
  std::vector<std::string> people;
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) {
        for (const auto& person : page.people()) people.push_back(person.name());
      }));
  return people;
}

}  // namespace

StatusOr<AbsenceOutcome> AbsenceAdd::Run(const Terminal& terminal) const {
  partner::v1::CreateAbsenceRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPerson("PERSON", person));
  ASSIGN_OR_RETURN(*request.mutable_absence()->mutable_days(),
                   ReadAbsenceDays("FIRST..LAST", days));
  if (!cover.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_absence()->mutable_cover(), ReadPerson("--cover", cover));
  }
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, InOptions(PeopleClient(connection).Ask(request), kOptions));
  Names names(connection);
  return OutcomeOf(answer, names, *this, terminal);
}

StatusOr<std::string> AbsenceList::Run(const Terminal& terminal) const {
  partner::v1::ListAbsencesRequest request;
  std::vector<std::string> people;
  if (!days.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_days(), ReadAbsenceDays("--days", days));
  }
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const PeopleClient client(connection);
  if (NamesPerson(whose)) {
    ASSIGN_OR_RETURN(people.emplace_back(), ReadPerson("PERSON", whose));
  } else {
    ASSIGN_OR_RETURN(const std::string organisation, ReadOrganisationName("ORG", whose));
    ASSIGN_OR_RETURN(people, PeopleOf(client, organisation));
  }
  Names names(connection);
  Listing listing = AbsenceListing();
  for (const std::string& person : people) {
    request.set_parent(person);
    ASSIGN_OR_RETURN(const auto answer, client.Ask(request));
    for (const Absence& absence : answer.absences()) {
      RETURN_IF_ERROR(Add(absence, names, listing));
    }
  }
  return Drawn(listing, format, terminal, "No absence is known.");
}

StatusOr<AbsenceOutcome> AbsenceChange::Run(const Terminal& terminal) const {
  if (days.empty() && !cover && !no_cover) {
    return InvalidArgument("--days, --cover or --no-cover must be given");
  }
  ASSIGN_OR_RETURN(const std::string name, ReadPerson("PERSON", person));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const PeopleClient client(connection);
  ASSIGN_OR_RETURN(const Absence known, AbsenceOn(client, name, day));
  partner::v1::UpdateAbsenceRequest request;
  Absence& absence = *request.mutable_absence();
  absence.set_name(known.name());
  if (!days.empty()) {
    ASSIGN_OR_RETURN(*absence.mutable_days(), ReadAbsenceDays("--days", days));
    request.mutable_update_mask()->add_paths("days");
  }
  if (cover) {
    ASSIGN_OR_RETURN(*absence.mutable_cover(), ReadPerson("--cover", *cover));
  }
  if (cover || no_cover) request.mutable_update_mask()->add_paths("cover");
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const auto answer, InOptions(client.Ask(request), kChangeOptions));
  Names names(connection);
  return OutcomeOf(answer, names, *this, terminal);
}

StatusOr<std::string> AbsenceRemove::Run(const Terminal& terminal) const {
  ASSIGN_OR_RETURN(const std::string name, ReadPerson("PERSON", person));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const PeopleClient client(connection);
  ASSIGN_OR_RETURN(const Absence absence, AbsenceOn(client, name, day));
  Names names(connection);
  ASSIGN_OR_RETURN(const Listing card, CardOf(absence, names));
  partner::v1::DeleteAbsenceRequest request;
  request.set_name(absence.name());
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  RETURN_IF_ERROR(client.Ask(request).status());
  if (format == Format::kJson) return Card(card, format, terminal);
  const std::string title =
      change.dry_run ? "Dry run: nothing was changed. It would remove:\n" : "Removed:\n";
  return title + Card(card, format, terminal);
}

}  // namespace tandem::client
