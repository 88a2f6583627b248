#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/partner_registry/app/people.h"
#include "services/partner_registry/app/presence.h"
#include "services/partner_registry/app/registry.h"

namespace tandem::partner {

inline constexpr int kMostCloses = 8;
inline constexpr int kLongestAwaySpan = 400;

// Whose partnerships, and when.
struct AwayQuery {
  VendorId vendor;
  std::optional<PartnershipId> partnership;  // that one alone
  std::optional<PersonId> manager;           // or this portfolio, as it is on `from`
  CivilDay from;
  int closes = 1;                         // the next ones of each side, 1 to kMostCloses
  std::optional<calendar::DaySpan> days;  // instead of urgency windows
  std::string after;                      // behind which partnership the page begins
  int limit = 0;                          // partnerships to look at
};

struct WindowAway {
  AwayWindow window;
  std::vector<PersonAway> away;
};

struct PartnershipAway {
  PartnershipName partnership;
  std::optional<PersonId> manager;  // on `from`
  std::vector<WindowAway> windows;
  bool vendor_unknown = false;   // no close of that side is known
  bool partner_unknown = false;  // likewise
};

// What the answer is read from, in one transaction.
struct AwayPorts {
  Registry& registry;
  People& people;
  Presence& presence;
};

// Who is away in the next urgency windows of partnerships, or in a span: the partner's people, and
// on the days of each responsibility the channel manager. By partnership. NOT_FOUND if vendor,
// partnership or person do not exist; INVALID_ARGUMENT that names the field of the request for a
// bad span or number of closes.
StatusOr<std::vector<PartnershipAway>> ListAway(const AwayPorts& ports, const AwayQuery& query);

}  // namespace tandem::partner
