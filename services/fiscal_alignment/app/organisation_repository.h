#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "libs/storage/database.h"
#include "services/fiscal_alignment/domain/organisation_state.h"

namespace tandem::fiscal {

// Which calendar an organisation has, without the calendar itself.
struct CalendarStamp {
  std::int64_t revision = 0;  // 0: none is known
  std::string hash;           // CalendarHash of its spec
};

// The organisations that the partner registry told of. Stateless; thread-safe.
class OrganisationRepository {
 public:
  virtual ~OrganisationRepository() = default;

  // Also one that is not registered yet.
  virtual StatusOr<std::optional<OrganisationState>> Find(storage::Transaction& transaction,
                                                          const OrganisationName& name) const = 0;
  // None unless it is registered.
  virtual StatusOr<std::optional<CalendarStamp>> FindStamp(storage::Transaction& transaction,
                                                           const OrganisationName& name) const = 0;
  virtual Status Save(storage::Transaction& transaction, const OrganisationState& state) const = 0;
};

// NOT_FOUND unless it is registered.
Status CheckRegistered(const OrganisationState& organisation);
StatusOr<OrganisationState> Registered(const OrganisationRepository& organisations,
                                       storage::Transaction& transaction,
                                       const OrganisationName& name);

// FAILED_PRECONDITION, reason NO_CALENDAR.
Status CheckHasCalendar(const OrganisationState& organisation);

}  // namespace tandem::fiscal
