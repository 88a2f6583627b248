#include "services/tandem/remote/resource_names.h"

#include <fmt/format.h>

#include "libs/base/ids.h"
#include "libs/base/person_name.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {
namespace {

constexpr std::string_view kVendors = "vendors/";
constexpr std::string_view kPartnerships = "/partnerships/";
constexpr std::string_view kPeople = "/people/";
constexpr int kMostShown = 80;

// The resource name that is meant, not checked yet.
std::string WholeName(const std::string& text) {
  if (text.starts_with(kVendors)) return text;
  const std::size_t slash = text.find('/');
  std::string name = std::string(kVendors) + text.substr(0, slash);
  if (slash != std::string::npos) name.append(kPartnerships).append(text.substr(slash + 1));
  return name;
}

}  // namespace

StatusOr<std::string> ReadVendor(std::string_view field, const std::string& text) {
  ASSIGN_OR_RETURN(const VendorId vendor, VendorId::ParseName(field, WholeName(text)));
  return vendor.name();
}

StatusOr<std::string> ReadPartnership(std::string_view field, const std::string& text) {
  ASSIGN_OR_RETURN(const PartnershipName name, PartnershipName::Parse(field, WholeName(text)));
  return name.ToString();
}

StatusOr<std::string> ReadOrganisationName(std::string_view field, const std::string& text) {
  ASSIGN_OR_RETURN(const OrganisationName name, OrganisationName::Parse(field, WholeName(text)));
  return name.ToString();
}

StatusOr<std::string> ReadPerson(std::string_view field, const std::string& text) {
  const std::size_t colon = text.find(':');
  std::string whole = WholeName(text.substr(0, colon));
  if (colon != std::string::npos) whole.append(kPeople).append(text.substr(colon + 1));
  const StatusOr<PersonName> name = PersonName::Parse(field, whole);
  if (name.ok()) return name->ToString();
  return InvalidField(field, fmt::format("\"{}\" must name a person: acme:ann, acme/softcat:bob",
                                         Fitted(text, kMostShown)));
}

bool NamesPerson(std::string_view text) {
  return text.find(':') != std::string_view::npos || text.find(kPeople) != std::string_view::npos;
}

std::string OrganisationOf(std::string_view person) {
  return std::string(person.substr(0, person.find(kPeople)));
}

std::string VendorNameOf(std::string_view resource) {
  return std::string(resource.substr(0, resource.find('/', kVendors.size())));
}

std::string ShortName(std::string_view resource) {
  if (!resource.starts_with(kVendors)) return std::string(resource);
  std::string name(resource.substr(kVendors.size()));
  if (const std::size_t at = name.find(kPartnerships); at != std::string::npos) {
    name.replace(at, kPartnerships.size(), "/");
  }
  if (const std::size_t at = name.find(kPeople); at != std::string::npos) {
    name.replace(at, kPeople.size(), ":");
  }
  return name;
}

std::string ShortOwner(std::string_view resource) {
  return ShortName(resource.substr(0, resource.rfind('/')));
}

}  // namespace tandem::client
