#include "services/partner_registry/app/people/assign_manager.h"

#include <set>

#include <fmt/format.h>

#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/app/people/find_person.h"

namespace tandem::partner {
namespace {

Status CheckManager(const UnitOfWork& work, const AssignManagerCommand& command) {
  constexpr std::string_view kField = "manager";
  if (!command.manager) return OkStatus();
  if (!command.manager->IsOfVendor() || command.manager->organisation.vendor != command.vendor) {
    return InvalidField(kField,
                        fmt::format("must be one of the people of {}", command.vendor.name()));
  }
  ASSIGN_OR_RETURN(const Person manager, GetNamedPerson(work.people, kField, *command.manager));
  const PersonRole role = manager.values.role;
  if (role == PersonRole::kChannelManager || role == PersonRole::kChannelChief) return OkStatus();
  return InvalidField(kField, fmt::format("a {} cannot be responsible for a partnership; a channel "
                                          "manager or chief can",
                                          RoleText(role)));
}

Status CheckPartnerships(const UnitOfWork& work, const AssignManagerCommand& command) {
  const std::vector<PartnershipName>& names = command.partnerships;
  if (names.empty() || names.size() > kMostAssignments) {
    return InvalidField("partnerships", fmt::format("has {} entries; must have 1 to {}",
                                                    names.size(), kMostAssignments));
  }
  std::set<PartnershipName> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string field = fmt::format("partnerships[{}]", i);
    if (!seen.insert(names[i]).second) return InvalidField(field, "comes twice");
    if (names[i].vendor != command.vendor) {
      return InvalidField(field, fmt::format("must be one of {}", command.vendor.name()));
    }
    const Status known = GetPartnership(work.registry, names[i]).status();
    if (known.code() == StatusCode::kNotFound) return InvalidField(field, MessageOf(known));
    RETURN_IF_ERROR(known);
  }
  return OkStatus();
}

// Whether that was another history.
StatusOr<bool> Put(const UnitOfWork& work, const PartnershipName& partnership,
                   const RecordedResponsibilities& before, ResponsibilityHistory after) {
  if (after == before.history) return false;
  const RecordedResponsibilities recorded{std::move(after), before.revision + 1};
  RETURN_IF_ERROR(work.people.PutResponsibilities(partnership, recorded));
  RETURN_IF_ERROR(work.journal.Record(
      work.call,
      ResponsibilityChanged{partnership, before.history, recorded.history, recorded.revision}));
  return true;
}

}  // namespace

StatusOr<int> AssignManager(const UnitOfWork& work, const AssignManagerCommand& command) {
  RETURN_IF_ERROR(GetVendor(work.registry, command.vendor).status());
  RETURN_IF_ERROR(CheckManager(work, command));
  RETURN_IF_ERROR(CheckPartnerships(work, command));
  std::optional<PersonId> manager;
  if (command.manager) manager = command.manager->person;
  int changed = 0;
  for (const PartnershipName& name : command.partnerships) {
    ASSIGN_OR_RETURN(const RecordedResponsibilities before, work.people.FindResponsibilities(name));
    ASSIGN_OR_RETURN(ResponsibilityHistory after,
                     Assign(before.history, manager, command.first_day));
    ASSIGN_OR_RETURN(const bool differs, Put(work, name, before, std::move(after)));
    changed += differs ? 1 : 0;
  }
  return changed;
}

Status Release(const UnitOfWork& work, const PartnershipName& partnership, const PersonId& manager,
               CivilDay first_day) {
  ASSIGN_OR_RETURN(const RecordedResponsibilities before,
                   work.people.FindResponsibilities(partnership));
  return Put(work, partnership, before, Without(before.history, manager, first_day)).status();
}

}  // namespace tandem::partner
