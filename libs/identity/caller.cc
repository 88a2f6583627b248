#include "libs/identity/caller.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace tandem::identity {
namespace {

constexpr auto kRoles = std::to_array<std::pair<Role, std::string_view>>({
    {Role::kOperator, "operator"},
    {Role::kChief, "chief"},
    {Role::kManager, "manager"},
    {Role::kIntegration, "integration"},
    {Role::kPartnerExecutive, "partner-executive"},
    {Role::kPartnerRep, "partner-rep"},
});

std::string_view Trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// Cuts the first part off `rest`, up to `separator` or the end.
std::string_view NextPart(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return Trimmed(part);
}

Status Malformed(std::string_view what) {
  return Unauthenticated(fmt::format(
      "{}: {}; it is written \"person=ID; vendor=ID; side=vendor|partner; roles=ROLE,ROLE\"",
      kCallerHeader, what));
}

Status ReadRoles(std::string_view value, Caller& caller) {
  while (!value.empty()) {
    const std::string_view name = NextPart(value, ',');
    const StatusOr<Role> role = ParseRole(name);
    if (!role.ok()) return Malformed(MessageOf(role.status()));
    caller.roles.insert(*role);
  }
  return OkStatus();
}

Status ReadPart(std::string_view part, Caller& caller) {
  const std::size_t equals = part.find('=');
  const std::string_view name = Trimmed(part.substr(0, equals));
  const std::string_view value =
      equals == std::string_view::npos ? std::string_view() : Trimmed(part.substr(equals + 1));
  if (name == "person") {
    if (const Status right = CheckId("person", value); !right.ok()) {
      return Malformed(MessageOf(right));
    }
    caller.person = value;
  } else if (name == "vendor") {
    const StatusOr<VendorId> vendor = VendorId::Parse("vendor", value);
    if (!vendor.ok()) return Malformed(MessageOf(vendor.status()));
    caller.vendor = *vendor;
  } else if (name == "side") {
    if (value != "vendor" && value != "partner") {
      return Malformed(fmt::format("side \"{}\" is neither vendor nor partner", value));
    }
    caller.side = value == "vendor" ? Side::kVendor : Side::kPartner;
  } else if (name == "roles") {
    return ReadRoles(value, caller);
  } else {
    return Malformed(fmt::format("\"{}\" is not known", name));
  }
  return OkStatus();
}

}  // namespace

std::string_view RoleName(Role role) {
  return std::ranges::find(kRoles, role, &std::pair<Role, std::string_view>::first)->second;
}

StatusOr<Role> ParseRole(std::string_view name) {
  const auto* found = std::ranges::find(kRoles, name, &std::pair<Role, std::string_view>::second);
  if (found != kRoles.end()) return found->first;
  return InvalidArgument(fmt::format(
      "\"{}\" is no role; there are operator, chief, manager, integration, partner-executive and "
      "partner-rep",
      name));
}

StatusOr<Caller> ParseCaller(std::string_view text) {
  if (text.size() > 1000) return Malformed("is too long");
  Caller caller;
  std::set<std::string> seen;
  while (!text.empty()) {
    const std::string_view part = NextPart(text, ';');
    if (part.empty()) continue;
    const std::string name(Trimmed(part.substr(0, part.find('='))));
    if (!seen.insert(name).second) return Malformed(fmt::format("\"{}\" stands twice", name));
    RETURN_IF_ERROR(ReadPart(part, caller));
  }
  if (caller.person.empty()) return Malformed("person is missing");
  if (caller.roles.empty()) return Malformed("roles is missing");
  for (const Role role : caller.roles) {
    const bool partners = role == Role::kPartnerExecutive || role == Role::kPartnerRep;
    if (partners != (caller.side == Side::kPartner)) {
      return Malformed(fmt::format("the role {} is not of that side", RoleName(role)));
    }
  }
  return caller;
}

std::string ToText(const Caller& caller) {
  std::string roles;
  for (const Role role : caller.roles) {
    if (!roles.empty()) roles += ',';
    roles += RoleName(role);
  }
  std::string text = "person=" + caller.person;
  if (!caller.vendor.value().empty()) text += "; vendor=" + caller.vendor.value();
  return fmt::format("{}; side={}; roles={}", text,
                     caller.side == Side::kVendor ? "vendor" : "partner", roles);
}

}  // namespace tandem::identity
