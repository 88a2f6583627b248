#include "services/partner_registry/app/import_shutdowns.h"

#include <algorithm>
#include <iterator>

#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/app/update_settings.h"
#include "services/partner_registry/domain/people/imported_absences.h"

namespace tandem::partner {
namespace {

// Both in order.
template <typename Item>
void Count(const std::vector<Item>& before, const std::vector<Item>& after,
           ShutdownCounts& counts) {
  std::vector<Item> same;
  std::ranges::set_intersection(before, after, std::back_inserter(same));
  counts.added += static_cast<int>(after.size() - same.size());
  counts.removed += static_cast<int>(before.size() - same.size());
  counts.unchanged += static_cast<int>(same.size());
}

SettingsValues With(SettingsValues values, const ImportShutdownsCommand& command) {
  std::erase_if(values.shutdowns,
                [&](const Shutdown& one) { return Overlap(one, command.bounds); });
  std::vector<Shutdown> shutdowns = command.shutdowns;
  std::erase_if(shutdowns, [&](const Shutdown& one) { return !Overlap(one, command.bounds); });
  shutdowns.insert(shutdowns.end(), values.shutdowns.begin(), values.shutdowns.end());
  values.shutdowns = Joined(std::move(shutdowns));
  const auto is_inside = [&](CivilDay day) {
    return command.bounds.first <= day && day <= command.bounds.last;
  };
  std::erase_if(values.working_weekends, is_inside);
  std::ranges::copy_if(command.working_weekends, std::back_inserter(values.working_weekends),
                       is_inside);
  return values;
}

}  // namespace

StatusOr<ShutdownCounts> ImportShutdowns(const UnitOfWork& work,
                                         const ImportShutdownsCommand& command) {
  ASSIGN_OR_RETURN(const OrganisationSettings before,
                   GetSettings(work.registry, command.organisation));
  ASSIGN_OR_RETURN(SettingsValues after, CheckSettings("settings", With(before.values, command)));
  ShutdownCounts counts;
  Count(before.values.shutdowns, after.shutdowns, counts);
  Count(before.values.working_weekends, after.working_weekends, counts);
  if (after == before.values) return counts;
  RETURN_IF_ERROR(ReplaceSettings(work, command.organisation, before, std::move(after)).status());
  return counts;
}

}  // namespace tandem::partner
