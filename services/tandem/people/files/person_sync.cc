#include "services/tandem/people/files/person_sync.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "libs/base/sha256.h"
#include "services/tandem/people/roles.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/remote/weekdays.h"

namespace tandem::client {
namespace {

using partner::v1::Person;

// The columns from which fields come.
constexpr auto kColumns = std::to_array<OptionName>({{"person.display_name", "name"},
                                                     {"person.role", "role"},
                                                     {"person.time_zone", "zone"},
                                                     {"person.free_weekdays", "free"},
                                                     {"person.country", "country"},
                                                     {"person_id", "id"},
                                                     {"contact.email", "email"},
                                                     {"contact.phone", "phone"},
                                                     {"manager", "manager_of"},
                                                     {"partnerships", "manager_of"}});

bool SameDays(const Person& a, const Person& b) {
  return std::ranges::equal(a.free_weekdays(), b.free_weekdays());
}

}  // namespace

PersonSync::PersonSync(const Connection& connection, Options options)
    : people_(connection), portfolio_(connection), options_(std::move(options)) {}

template <typename Request>
void PersonSync::Sign(Request& request) const {
  request.set_validate_only(options_.dry_run);
  request.set_request_id(
      fmt::format("{}-{:.16}", options_.run, Sha256Hex(request.SerializeAsString())));
}

StatusOr<const PersonSync::People*> PersonSync::PeopleOf(const std::string& organisation) {
  const auto known = people_of_.find(organisation);
  if (known != people_of_.end()) return &known->second;
  partner::v1::ListPeopleRequest request;
  request.set_parent(organisation);
  People people;
  const Status listed = AskPages(
      request, [&](const auto& page) { return people_.Ask(page); },
      [&](const auto& page) {
        for (const Person& person : page.people()) people.emplace(person.name(), person);
      });
  if (!listed.ok()) return Annotate(listed, "organisation");
  return &people_of_.emplace(organisation, std::move(people)).first->second;
}

StatusOr<Person> PersonSync::Wanted(const PersonLine& line, const std::string& organisation) const {
  Person person;
  person.set_display_name(line.name);
  ASSIGN_OR_RETURN(const Person::Role role, ReadRole("role", line.role, organisation));
  person.set_role(role);
  person.set_time_zone(line.zone);
  if (line.free_weekdays) {
    RETURN_IF_ERROR(FillWeekdays("free", *line.free_weekdays, *person.mutable_free_weekdays()));
    std::ranges::sort(*person.mutable_free_weekdays());
  }
  person.set_country(line.country.value_or(""));
  return person;
}

Status PersonSync::Create(const PersonLine& line, const std::string& organisation,
                          const Person& person) {
  partner::v1::CreatePersonRequest request;
  request.set_parent(organisation);
  request.set_person_id(line.id);
  *request.mutable_person() = person;
  request.mutable_contact()->set_email(line.email.value_or(""));
  request.mutable_contact()->set_phone(line.phone.value_or(""));
  Sign(request);
  return InOptions(people_.Ask(request).status(), kColumns);
}

StatusOr<bool> PersonSync::Update(const Person& known, const PersonLine& line, Person wanted) {
  partner::v1::UpdatePersonRequest request;
  auto& mask = *request.mutable_update_mask();
  if (known.display_name() != wanted.display_name()) mask.add_paths("display_name");
  if (known.role() != wanted.role()) mask.add_paths("role");
  if (known.time_zone() != wanted.time_zone()) mask.add_paths("time_zone");
  if (line.free_weekdays && !SameDays(known, wanted)) mask.add_paths("free_weekdays");
  if (line.country && known.country() != wanted.country()) mask.add_paths("country");
  if (mask.paths().empty()) return false;
  wanted.set_name(known.name());
  *request.mutable_person() = std::move(wanted);
  Sign(request);
  ASSIGN_OR_RETURN(const auto answer, InOptions(people_.Ask(request), kColumns));
  // The server may spell what was given as it is already: "GB" of "gb".
  return answer.person().etag() != known.etag();
}

StatusOr<bool> PersonSync::UpdateContact(const std::string& person, const PersonLine& line) {
  if (!line.email && !line.phone) return false;
  partner::v1::GetContactRequest ask;
  ask.set_name(person + "/contact");
  ASSIGN_OR_RETURN(const auto known, people_.Ask(ask));
  partner::v1::UpdateContactRequest request;
  partner::v1::Contact& contact = *request.mutable_contact();
  contact.set_name(ask.name());
  contact.set_email(line.email.value_or(""));
  contact.set_phone(line.phone.value_or(""));
  auto& mask = *request.mutable_update_mask();
  if (line.email && known.contact().email() != *line.email) mask.add_paths("email");
  if (line.phone && known.contact().phone() != *line.phone) mask.add_paths("phone");
  if (mask.paths().empty()) return false;
  Sign(request);
  RETURN_IF_ERROR(InOptions(people_.Ask(request).status(), kColumns));
  return true;
}

StatusOr<bool> PersonSync::Assign(const std::string& person, const PersonLine& line) {
  if (line.manager_of.empty()) return false;
  partner::v1::ListPortfolioRequest ask;
  ask.set_parent(person);
  std::set<std::string> managed;
  RETURN_IF_ERROR(AskPages(
      ask, [&](const auto& page) { return portfolio_.Ask(page); },
      [&](const auto& page) {
        for (const auto& one : page.responsibilities()) managed.insert(one.partnership());
      }));
  partner::v1::AssignManagerRequest request;
  request.set_parent(options_.vendor);
  request.set_manager(person);
  for (const std::string& id : line.manager_of) {
    ASSIGN_OR_RETURN(const std::string name,
                     ReadPartnership("manager_of", ShortName(options_.vendor) + "/" + id));
    if (!managed.contains(name)) request.add_partnerships(name);
  }
  if (request.partnerships().empty()) return false;
  Sign(request);
  ASSIGN_OR_RETURN(const auto answer, InOptions(portfolio_.Ask(request), kColumns));
  return answer.changed() > 0;
}

StatusOr<PersonSync::Effect> PersonSync::Bring(const PersonLine& line) {
  std::string organisation = options_.vendor;
  if (!line.organisation.empty()) {
    ASSIGN_OR_RETURN(organisation, ReadPartnership("organisation", ShortName(options_.vendor) +
                                                                       "/" + line.organisation));
  }
  ASSIGN_OR_RETURN(const People* people, PeopleOf(organisation));
  ASSIGN_OR_RETURN(Person wanted, Wanted(line, organisation));
  const std::string name = organisation + "/people/" + line.id;
  const auto known = people->find(name);
  if (known == people->end()) {
    RETURN_IF_ERROR(Create(line, organisation, wanted));
    // In a dry run there is nobody yet who could manage something.
    if (!options_.dry_run) RETURN_IF_ERROR(Assign(name, line).status());
    return Effect::kCreated;
  }
  ASSIGN_OR_RETURN(const bool person, Update(known->second, line, std::move(wanted)));
  ASSIGN_OR_RETURN(const bool contact, UpdateContact(name, line));
  ASSIGN_OR_RETURN(const bool portfolio, Assign(name, line));
  return person || contact || portfolio ? Effect::kChanged : Effect::kUnchanged;
}

}  // namespace tandem::client
