#pragma once

#include <set>

#include "libs/identity/caller.h"

// Sets of roles that several policy tables name.
namespace tandem::fiscal {

// Everybody who works for the vendor or the installation.
inline const std::set<identity::Role>& VendorRoles() {
  using identity::Role;
  static const std::set<Role> kRoles = {Role::kOperator, Role::kChief, Role::kManager,
                                        Role::kIntegration};
  return kRoles;
}

// They and the partner's people, each of their own partnership.
inline const std::set<identity::Role>& ReaderRoles() {
  using identity::Role;
  static const std::set<Role> kRoles = {Role::kOperator,         Role::kChief,
                                        Role::kManager,          Role::kIntegration,
                                        Role::kPartnerExecutive, Role::kPartnerRep};
  return kRoles;
}

// Who may act for one of the two sides, as far as the role decides it.
inline const std::set<identity::Role>& ActorRoles() {
  using identity::Role;
  static const std::set<Role> kRoles = {Role::kChief, Role::kManager, Role::kPartnerExecutive,
                                        Role::kPartnerRep};
  return kRoles;
}

}  // namespace tandem::fiscal
