#include "services/partner_registry/app/update_partnership.h"

#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/domain/etag.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {

StatusOr<Partnership> UpdatePartnership(const UnitOfWork& work,
                                        const UpdatePartnershipCommand& command) {
  std::optional<std::string> display_name;
  if (command.display_name) {
    ASSIGN_OR_RETURN(display_name,
                     CheckDisplayName("partnership.display_name", *command.display_name));
  }
  ASSIGN_OR_RETURN(Partnership before, GetPartnership(work.registry, command.name));
  RETURN_IF_ERROR(CheckEtag(command.etag, before));
  if (!display_name || *display_name == before.display_name) return before;
  return RenamePartnership(work, before, *std::move(display_name));
}

StatusOr<Partnership> RenamePartnership(const UnitOfWork& work, const Partnership& before,
                                        std::string display_name) {
  Partnership after = before;
  after.display_name = std::move(display_name);
  ++after.revision;
  after.update_time = work.call.now;
  RETURN_IF_ERROR(work.registry.UpdatePartnership(after));
  RETURN_IF_ERROR(work.journal.Record(work.call, PartnershipRenamed{before, after}));
  return after;
}

}  // namespace tandem::partner
