#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/identity/caller.h"

namespace tandem::identity {

// Who may call a method, and on what.
struct PolicyRow {
  std::string_view method;  // "tandem.partner.v1.PartnerService/GetVendor"
  std::set<Role> roles;
  // Path of the request's field that holds the resource name whose vendor must be the caller's:
  // "name", "parent", "partnership.name". Empty: the method is on no vendor.
  std::string_view resource_field;
};

// The policy table of a server. Immutable after its making; thread-safe.
class PolicyTable {
 public:
  explicit PolicyTable(std::vector<PolicyRow> rows);

  // Null if the method has no row; a server with such a method does not start.
  const PolicyRow* Find(std::string_view method) const;

  const std::vector<PolicyRow>& rows() const { return rows_; }

 private:
  std::vector<PolicyRow> rows_;  // sorted by method
};

// The answer for a resource that does not exist, or that the caller must not know of: one text.
inline Status NotFoundResource(std::string_view resource_name) {
  return NotFound("\"" + std::string(resource_name.substr(0, 200)) + "\" does not exist");
}

// PERMISSION_DENIED unless the caller has one of the row's roles.
Status CheckRole(const PolicyRow& row, const Caller& caller);
// NOT_FOUND, as for a thing that does not exist, unless the named resource is the caller's
// vendor's. Operators may act on every vendor.
Status CheckVendor(std::string_view resource_name, const Caller& caller);

}  // namespace tandem::identity
