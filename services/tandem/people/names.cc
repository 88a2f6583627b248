#include "services/tandem/people/names.h"

namespace tandem::client {

StatusOr<partner::v1::Person> Names::Person(const std::string& name) {
  if (const auto known = person_of_.find(name); known != person_of_.end()) return known->second;
  partner::v1::GetPersonRequest request;
  request.set_name(name);
  ASSIGN_OR_RETURN(const auto answer, people_.Ask(request));
  return person_of_.emplace(name, answer.person()).first->second;
}

StatusOr<std::string> Names::Organisation(const std::string& name) {
  const auto known = organisation_of_.find(name);
  if (known != organisation_of_.end()) return known->second;
  std::string found;
  if (name.find("/partnerships/") != std::string::npos) {
    partner::v1::GetPartnershipRequest request;
    request.set_name(name);
    ASSIGN_OR_RETURN(const auto answer, partners_.Ask(request));
    found = answer.partnership().display_name();
  } else {
    partner::v1::GetVendorRequest request;
    request.set_name(name);
    ASSIGN_OR_RETURN(const auto answer, partners_.Ask(request));
    found = answer.vendor().display_name();
  }
  return organisation_of_.emplace(name, std::move(found)).first->second;
}

}  // namespace tandem::client
