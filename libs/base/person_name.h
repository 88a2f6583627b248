#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "libs/base/ids.h"

namespace tandem {

// Stands for somebody, within a vendor: in events, the audit log, and as a caller. Says nothing of
// the person and stays when the person is erased.
class PersonId {
 public:
  PersonId() = default;
  static StatusOr<PersonId> Parse(std::string_view field, std::string_view id);

  const std::string& value() const { return value_; }

  friend auto operator<=>(const PersonId&, const PersonId&) = default;

 private:
  std::string value_;
};

// Somebody of the vendor, or of the partner in one of its partnerships.
struct PersonName {
  OrganisationName organisation;
  PersonId person;

  // "vendors/acme/people/ann", "vendors/acme/partnerships/softcat/people/bob".
  static StatusOr<PersonName> Parse(std::string_view field, std::string_view name);
  // The same behind which `suffix` must stand: ".../people/ann/contact" with "/contact".
  static StatusOr<PersonName> ParseWith(std::string_view suffix, std::string_view field,
                                        std::string_view name);
  std::string ToString() const;

  bool IsOfVendor() const { return !organisation.partnership.has_value(); }

  friend auto operator<=>(const PersonName&, const PersonName&) = default;
};

}  // namespace tandem
