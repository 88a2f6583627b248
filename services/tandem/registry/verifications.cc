#include "services/tandem/registry/verifications.h"

#include <array>
#include <map>

#include <fmt/format.h>

#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/partner_client.h"
#include "services/tandem/remote/people_client.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/remote/verification_client.h"

namespace tandem::client {
namespace {

using partner::v1::Verification;

constexpr auto kOptions = std::to_array<OptionName>(
    {{"name", "SUBJECT"}, {"revision", "--revision"}, {"method", "--method"}});

// A word, and what stands behind the name of its owner for it.
struct Part {
  std::string_view word;
  std::string_view suffix;
  bool of_person = false;
  bool of_organisation = false;
};
constexpr auto kParts = std::to_array<Part>({{"itself", "", true, true},
                                             {"settings", "/settings", false, true},
                                             {"calendar", "/fiscalCalendar", false, true},
                                             {"manager", "/manager", false, true},
                                             {"absences", "/absences", true, false}});

StatusOr<std::string> SubjectOf(const Verify& verify) {
  const bool is_person = NamesPerson(verify.subject);
  ASSIGN_OR_RETURN(const std::string owner, is_person
                                                ? ReadPerson("SUBJECT", verify.subject)
                                                : ReadOrganisationName("SUBJECT", verify.subject));
  for (const Part& part : kParts) {
    if (part.word != verify.what) continue;
    if (is_person ? part.of_person : part.of_organisation) return owner + std::string(part.suffix);
    return InvalidField(
        "--what", fmt::format("{} has no {}; {} has", is_person ? "a person" : "an organisation",
                              part.word, is_person ? "an organisation" : "a person"));
  }
  return InvalidField("--what", fmt::format("\"{}\" is unknown", Printable(verify.what)));
}

// "acme/softcat calendar" of a subject.
std::string SubjectText(const std::string& subject) {
  for (const Part& part : kParts) {
    if (part.suffix.empty() || !subject.ends_with(part.suffix)) continue;
    return ShortOwner(subject) + " " + std::string(part.word);
  }
  return ShortName(subject);
}

// A thing that nobody verified has a row, too.
Listing VerificationListing() {
  return Listing({{"subject", ""},
                  {"what", "what"},
                  {"revision", "revision"},
                  {"verifiedBy", "verified by"},
                  {"method", "with"},
                  {"verifyTime", "when"},
                  {"state", "state"}});
}

void Add(const std::string& subject, const Verification* known, Listing& listing) {
  if (known == nullptr) {
    listing.Add({subject, SubjectText(subject), std::string(), std::string(), std::string(),
                 std::string(), std::string("unverified")});
    return;
  }
  listing.Add({subject, SubjectText(subject), known->revision(), known->person(), known->method(),
               TimeText(known->has_time(), known->time()),
               std::string(known->outdated() ? "outdated" : "verified")});
}

// Everything of an organisation that can be verified, in order.
StatusOr<std::vector<std::string>> SubjectsOf(const Connection& connection,
                                              const std::string& organisation) {
  std::vector<std::string> subjects = {organisation, organisation + "/settings"};
  partner::v1::GetFiscalCalendarRequest calendar;
  calendar.set_name(organisation + "/fiscalCalendar");
  const Status has_calendar = PartnerClient(connection).Ask(calendar).status();
  if (has_calendar.ok()) subjects.push_back(calendar.name());
  if (!has_calendar.ok() && has_calendar.code() != StatusCode::kNotFound) return has_calendar;
  if (organisation != VendorNameOf(organisation)) subjects.push_back(organisation + "/manager");
  partner::v1::ListPeopleRequest people;
  people.set_parent(organisation);
  const PeopleClient client(connection);
  RETURN_IF_ERROR(AskPages(
      people, [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) {
        for (const auto& person : page.people()) {
          subjects.push_back(person.name());
          subjects.push_back(person.name() + "/absences");
        }
      }));
  return subjects;
}

// For people: what is not verified catches the eye.
std::string AsText(const std::vector<std::string>& subjects,
                   const std::map<std::string, Verification>& known, const Terminal& terminal) {
  TextTable table({{"what", TextTable::Align::kLeft, 32},
                   {"verified by", TextTable::Align::kLeft, 12},
                   {"on"},
                   {"with", TextTable::Align::kLeft, 22}});
  int missing = 0;
  for (const std::string& subject : subjects) {
    const auto found = known.find(subject);
    const bool is_right = found != known.end() && !found->second.outdated();
    missing += is_right ? 0 : 1;
    if (found == known.end()) {
      table.Add({SubjectText(subject), "nobody", "", ""});
      continue;
    }
    const Verification& one = found->second;
    const std::string day = TimeText(one.has_time(), one.time()).substr(0, 10);
    table.Add(
        {SubjectText(subject), one.person(), day, one.outdated() ? "changed since" : one.method()});
  }
  return table.Draw(terminal) + fmt::format("\n{} of {} are verified as they are now.\n",
                                            subjects.size() - static_cast<std::size_t>(missing),
                                            subjects.size());
}

}  // namespace

const std::vector<std::string>& VerifiableWords() {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> words;
    for (const Part& part : kParts) words.emplace_back(part.word);
    return words;
  }();
  return kWords;
}

StatusOr<std::string> Verify::Run(const Terminal& terminal) const {
  partner::v1::VerifyFactRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), SubjectOf(*this));
  request.set_revision(revision);
  request.set_method(method);
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer,
                   InOptions(VerificationClient(connection).Ask(request), kOptions));
  Listing card = VerificationListing();
  Add(answer.verification().subject(), &answer.verification(), card);
  return Changed(card, format, change, terminal);
}

StatusOr<std::string> VerificationList::Run(const Terminal& terminal) const {
  partner::v1::ListVerificationsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadOrganisationName("ORG", organisation));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const VerificationClient client(connection);
  std::map<std::string, Verification> known;
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) {
        for (const Verification& one : page.verifications()) known.emplace(one.subject(), one);
      }));
  ASSIGN_OR_RETURN(const std::vector<std::string> subjects,
                   SubjectsOf(connection, request.parent()));
  if (format == Format::kTable) return AsText(subjects, known, terminal);
  Listing listing = VerificationListing();
  for (const std::string& subject : subjects) {
    const auto found = known.find(subject);
    Add(subject, found == known.end() ? nullptr : &found->second, listing);
  }
  return Drawn(listing, format, terminal, "");
}

}  // namespace tandem::client
