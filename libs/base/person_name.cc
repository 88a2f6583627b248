#include "libs/base/person_name.h"

#include <fmt/format.h>

namespace tandem {
namespace {

constexpr std::string_view kPeople = "/people/";
constexpr std::string_view kVendorForm = "vendors/VENDOR/people/PERSON";
constexpr std::string_view kPartnerForm = "vendors/VENDOR/partnerships/PARTNERSHIP/people/PERSON";

Status BadName(std::string_view field, std::string_view name, std::string_view suffix) {
  return InvalidField(
      field, fmt::format("\"{}\" must have the form {}{} or {}{}", name.substr(0, 200), kVendorForm,
                         suffix, kPartnerForm, suffix));
}

}  // namespace

StatusOr<PersonId> PersonId::Parse(std::string_view field, std::string_view id) {
  RETURN_IF_ERROR(CheckId(field, id));
  PersonId person;
  person.value_ = id;
  return person;
}

StatusOr<PersonName> PersonName::Parse(std::string_view field, std::string_view name) {
  return ParseWith("", field, name);
}

StatusOr<PersonName> PersonName::ParseWith(std::string_view suffix, std::string_view field,
                                           std::string_view name) {
  const std::size_t people = name.find(kPeople);
  if (people == std::string_view::npos || !name.ends_with(suffix) ||
      people + kPeople.size() + suffix.size() > name.size()) {
    return BadName(field, name, suffix);
  }
  StatusOr<OrganisationName> organisation = OrganisationName::Parse(field, name.substr(0, people));
  if (!organisation.ok()) return BadName(field, name, suffix);
  std::string_view id = name.substr(people + kPeople.size());
  id.remove_suffix(suffix.size());
  ASSIGN_OR_RETURN(PersonId person, PersonId::Parse(field, id));
  return PersonName{*std::move(organisation), std::move(person)};
}

std::string PersonName::ToString() const {
  return fmt::format("{}{}{}", organisation.ToString(), kPeople, person.value());
}

}  // namespace tandem
