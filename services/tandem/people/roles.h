#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "tandem/partner/v1/person.pb.h"

// What people do, as it is typed and read.
namespace tandem::client {

// rep, executive, specialist, manager, chief.
const std::vector<std::string>& RoleWords();

// A specialist is one of the side to which `organisation`, a resource name, belongs; the server
// checks the others. INVALID_ARGUMENT names `field` and the words.
StatusOr<partner::v1::Person::Role> ReadRole(std::string_view field, const std::string& word,
                                             std::string_view organisation);

// "channel manager"; empty if it is not said.
std::string RoleText(partner::v1::Person::Role role);
// The word that ReadRole takes.
std::string RoleWord(partner::v1::Person::Role role);

}  // namespace tandem::client
