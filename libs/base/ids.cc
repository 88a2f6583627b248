#include "libs/base/ids.h"

#include <algorithm>
#include <array>
#include <random>

#include <fmt/format.h>

namespace tandem {
namespace {

constexpr std::size_t kLongestId = 63;
constexpr std::string_view kVendors = "vendors/";
constexpr std::string_view kPartnerships = "/partnerships/";

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

Status BadName(std::string_view field, std::string_view name, std::string_view form) {
  return InvalidField(field,
                      fmt::format("\"{}\" must have the form {}", name.substr(0, 200), form));
}

constexpr std::string_view kVendorForm = "vendors/VENDOR";
constexpr std::string_view kPartnershipForm = "vendors/VENDOR/partnerships/PARTNERSHIP";

}  // namespace

Status CheckId(std::string_view field, std::string_view id) {
  if (id.empty()) return InvalidField(field, "must not be empty");
  const bool right =
      id.size() <= kLongestId && IsLower(id.front()) && id.back() != '-' &&
      std::ranges::all_of(id, [](char c) { return IsLower(c) || IsDigit(c) || c == '-'; });
  if (right) return OkStatus();
  return InvalidField(
      field, fmt::format("\"{}\" must have 1 to 63 characters of a-z, 0-9 and hyphen, begin "
                         "with a letter and not end with a hyphen",
                         id.substr(0, 100)));
}

StatusOr<VendorId> VendorId::Parse(std::string_view field, std::string_view id) {
  RETURN_IF_ERROR(CheckId(field, id));
  VendorId vendor;
  vendor.value_ = id;
  return vendor;
}

StatusOr<VendorId> VendorId::ParseName(std::string_view field, std::string_view name) {
  if (!name.starts_with(kVendors) || name.find('/', kVendors.size()) != std::string_view::npos) {
    return BadName(field, name, kVendorForm);
  }
  return Parse(field, name.substr(kVendors.size()));
}

StatusOr<PartnershipId> PartnershipId::Parse(std::string_view field, std::string_view id) {
  RETURN_IF_ERROR(CheckId(field, id));
  PartnershipId partnership;
  partnership.value_ = id;
  return partnership;
}

StatusOr<PartnershipName> PartnershipName::Parse(std::string_view field, std::string_view name) {
  const std::size_t middle = name.find(kPartnerships);
  if (middle == std::string_view::npos) return BadName(field, name, kPartnershipForm);
  ASSIGN_OR_RETURN(VendorId vendor, VendorId::ParseName(field, name.substr(0, middle)));
  ASSIGN_OR_RETURN(PartnershipId partnership,
                   PartnershipId::Parse(field, name.substr(middle + kPartnerships.size())));
  return PartnershipName{std::move(vendor), std::move(partnership)};
}

std::string PartnershipName::ToString() const {
  return fmt::format("{}{}{}", vendor.name(), kPartnerships, partnership.value());
}

StatusOr<OrganisationName> OrganisationName::Parse(std::string_view field, std::string_view name) {
  if (name.find(kPartnerships) == std::string_view::npos) {
    const StatusOr<VendorId> vendor = VendorId::ParseName(field, name);
    if (!vendor.ok()) {
      return BadName(field, name, fmt::format("{} or {}", kVendorForm, kPartnershipForm));
    }
    return OrganisationName{*vendor, std::nullopt};
  }
  ASSIGN_OR_RETURN(PartnershipName partnership, PartnershipName::Parse(field, name));
  return OrganisationName{std::move(partnership.vendor), std::move(partnership.partnership)};
}

StatusOr<OrganisationName> OrganisationName::ParseWith(std::string_view suffix,
                                                       std::string_view field,
                                                       std::string_view name) {
  if (!name.ends_with(suffix)) {
    return BadName(field, name,
                   fmt::format("{}{} or {}{}", kVendorForm, suffix, kPartnershipForm, suffix));
  }
  return Parse(field, name.substr(0, name.size() - suffix.size()));
}

std::string OrganisationName::ToString() const {
  return partnership ? PartnershipName{vendor, *partnership}.ToString() : vendor.name();
}

std::string RandomIds::NewId() {
  // Without i, l, o and u, so that people read ids back without mistakes; the first one is a
  // letter.
  constexpr std::string_view kAlphabet = "abcdefghjkmnpqrstvwxyz0123456789";
  static thread_local std::random_device device;
  std::string id(1, kAlphabet[device() % 22]);
  while (id.size() < 21) {
    for (auto bits = device(), used = 0U; used < 6; ++used, bits >>= 5) {
      id += kAlphabet[bits & 31];
    }
  }
  id.resize(21);
  return id;
}

}  // namespace tandem
