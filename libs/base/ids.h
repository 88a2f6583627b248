#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "libs/base/status.h"

// Ids and resource names (AIP-122): "vendors/acme", "vendors/acme/partnerships/softcat". An id has
// 1 to 63 characters of a-z, 0-9 and hyphen, begins with a letter and does not end with a hyphen.
namespace tandem {

// INVALID_ARGUMENT that names `field` and the rule.
Status CheckId(std::string_view field, std::string_view id);

class VendorId {
 public:
  VendorId() = default;
  // Takes what CheckId accepts.
  static StatusOr<VendorId> Parse(std::string_view field, std::string_view id);
  // "vendors/acme".
  static StatusOr<VendorId> ParseName(std::string_view field, std::string_view name);

  const std::string& value() const { return value_; }
  std::string name() const { return "vendors/" + value_; }

  friend auto operator<=>(const VendorId&, const VendorId&) = default;

 private:
  std::string value_;
};

class PartnershipId {
 public:
  PartnershipId() = default;
  static StatusOr<PartnershipId> Parse(std::string_view field, std::string_view id);

  const std::string& value() const { return value_; }

  friend auto operator<=>(const PartnershipId&, const PartnershipId&) = default;

 private:
  std::string value_;
};

// A partnership of a vendor.
struct PartnershipName {
  VendorId vendor;
  PartnershipId partnership;

  // "vendors/acme/partnerships/softcat".
  static StatusOr<PartnershipName> Parse(std::string_view field, std::string_view name);
  std::string ToString() const;

  friend auto operator<=>(const PartnershipName&, const PartnershipName&) = default;
};

// Whose calendar, settings or people are meant: the vendor's own, or those of the partner in one of
// its partnerships.
struct OrganisationName {
  VendorId vendor;
  std::optional<PartnershipId> partnership;  // none: the vendor itself

  // Either of the two names above.
  static StatusOr<OrganisationName> Parse(std::string_view field, std::string_view name);
  // The same behind which `suffix` must stand: "vendors/acme/settings" with the suffix "/settings".
  static StatusOr<OrganisationName> ParseWith(std::string_view suffix, std::string_view field,
                                              std::string_view name);
  std::string ToString() const;

  friend auto operator<=>(const OrganisationName&, const OrganisationName&) = default;
};

// Where new ids come from: random ones, or a test's. Thread-safe.
class IdSource {
 public:
  virtual ~IdSource() = default;
  // A new id that CheckId accepts, of at least 100 random bits unless a test gives it.
  virtual std::string NewId() = 0;
};

class RandomIds final : public IdSource {
 public:
  std::string NewId() override;
};

}  // namespace tandem
