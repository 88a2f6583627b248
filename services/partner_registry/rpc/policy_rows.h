#pragma once

#include <vector>

#include "libs/identity/policy.h"

namespace tandem::partner {

// Who may call which method of each gRPC service of the registry, and on what.
// Partners' people have no calls here; a space of their own comes with their sign-in.
std::vector<identity::PolicyRow> PartnerPolicy();
std::vector<identity::PolicyRow> PeoplePolicy();
std::vector<identity::PolicyRow> PortfolioPolicy();
std::vector<identity::PolicyRow> VerificationPolicy();
std::vector<identity::PolicyRow> CalendarFilePolicy();

}  // namespace tandem::partner
