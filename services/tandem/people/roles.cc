#include "services/tandem/people/roles.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/partner_registry/domain/people/person.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

using partner::v1::Person;

const std::vector<std::string>& RoleWords() {
  static const std::vector<std::string> kWords = {"rep", "executive", "specialist", "manager",
                                                  "chief"};
  return kWords;
}

StatusOr<Person::Role> ReadRole(std::string_view field, const std::string& word,
                                std::string_view organisation) {
  if (word == "rep") return Person::ROLE_PARTNER_REP;
  if (word == "executive") return Person::ROLE_PARTNER_EXECUTIVE;
  if (word == "manager") return Person::ROLE_CHANNEL_MANAGER;
  if (word == "chief") return Person::ROLE_CHANNEL_CHIEF;
  if (word == "specialist") {
    const bool of_partner = organisation.find("/partnerships/") != std::string_view::npos;
    return of_partner ? Person::ROLE_PARTNER_SPECIALIST : Person::ROLE_VENDOR_SPECIALIST;
  }
  return InvalidField(field, fmt::format("\"{}\" must be one of {}", Fitted(word, 40),
                                         fmt::join(RoleWords(), ", ")));
}

std::string RoleText(Person::Role role) {
  if (role == Person::ROLE_UNSPECIFIED || !Person::Role_IsValid(role)) return {};
  return std::string(partner::RoleText(static_cast<partner::PersonRole>(role)));
}

std::string RoleWord(Person::Role role) {
  const std::string text = RoleText(role);
  return text.substr(text.find(' ') + 1);
}

}  // namespace tandem::client
