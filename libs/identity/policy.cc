#include "libs/identity/policy.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem::identity {

PolicyTable::PolicyTable(std::vector<PolicyRow> rows) : rows_(std::move(rows)) {
  std::ranges::sort(rows_, {}, &PolicyRow::method);
}

const PolicyRow* PolicyTable::Find(std::string_view method) const {
  const auto found = std::ranges::lower_bound(rows_, method, {}, &PolicyRow::method);
  return found != rows_.end() && found->method == method ? &*found : nullptr;
}

Status CheckRole(const PolicyRow& row, const Caller& caller) {
  const auto allowed = [&](Role role) { return caller.Has(role); };
  if (std::ranges::any_of(row.roles, allowed)) return OkStatus();
  std::string names;
  for (const Role role : row.roles) {
    if (!names.empty()) names += ", ";
    names += RoleName(role);
  }
  return PermissionDenied(fmt::format("{} is for the roles {}", row.method, names));
}

Status CheckVendor(std::string_view resource_name, const Caller& caller) {
  if (caller.Has(Role::kOperator)) return OkStatus();
  const std::string own = caller.vendor.name();
  const bool inside = !caller.vendor.value().empty() && resource_name.starts_with(own) &&
                      (resource_name.size() == own.size() || resource_name[own.size()] == '/');
  return inside ? OkStatus() : NotFoundResource(resource_name);
}

}  // namespace tandem::identity
