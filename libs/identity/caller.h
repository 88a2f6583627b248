#pragma once

#include <set>
#include <string>
#include <string_view>

#include "libs/base/ids.h"
#include "libs/base/status.h"

namespace tandem::identity {

enum class Role {
  kOperator,     // runs the installation: vendors, dead letters
  kChief,        // channel chief of the vendor
  kManager,      // channel manager of the vendor
  kIntegration,  // a program of the vendor
  kPartnerExecutive,
  kPartnerRep,
};
std::string_view RoleName(Role role);  // "operator", "chief", "manager", "integration",
                                       // "partner-executive", "partner-rep"
StatusOr<Role> ParseRole(std::string_view name);

enum class Side { kVendor, kPartner };

// On whose behalf a call is made. A plain value.
struct Caller {
  std::string person;  // an id; never a name or address
  VendorId vendor;     // the tenant; empty for operators who act on none
  Side side = Side::kVendor;
  std::set<Role> roles;

  bool Has(Role role) const { return roles.contains(role); }
};

// The metadata key with which a client names the caller when the server runs with caller=asserted.
inline constexpr std::string_view kCallerHeader = "tandem-caller";

// "person=ann; vendor=acme; side=vendor; roles=chief,manager". UNAUTHENTICATED that names the word.
StatusOr<Caller> ParseCaller(std::string_view text);
std::string ToText(const Caller& caller);

}  // namespace tandem::identity
