#include "services/partner_registry/app/update_partnership.h"

#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/domain/etag.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {

namespace {

Partnership Next(const Partnership& before, Instant now) {
  Partnership after = before;
  ++after.revision;
  after.update_time = now;
  return after;
}

StatusOr<Partnership> Reclassify(const UnitOfWork& work, const Partnership& before,
                                 BusinessModel model) {
  Partnership after = Next(before, work.call.now);
  after.business_model = model;
  RETURN_IF_ERROR(work.registry.UpdatePartnership(after));
  RETURN_IF_ERROR(work.journal.Record(work.call, BusinessModelChanged{before, after}));
  return after;
}

}  // namespace

StatusOr<Partnership> UpdatePartnership(const UnitOfWork& work,
                                        const UpdatePartnershipCommand& command) {
  std::optional<std::string> display_name;
  if (command.display_name) {
    ASSIGN_OR_RETURN(display_name,
                     CheckDisplayName("partnership.display_name", *command.display_name));
  }
  ASSIGN_OR_RETURN(Partnership partnership, GetPartnership(work.registry, command.name));
  RETURN_IF_ERROR(CheckEtag(command.etag, partnership));
  if (display_name && *display_name != partnership.display_name) {
    ASSIGN_OR_RETURN(partnership, RenamePartnership(work, partnership, *std::move(display_name)));
  }
  if (command.business_model && *command.business_model != partnership.business_model) {
    ASSIGN_OR_RETURN(partnership, Reclassify(work, partnership, *command.business_model));
  }
  return partnership;
}

StatusOr<Partnership> RenamePartnership(const UnitOfWork& work, const Partnership& before,
                                        std::string display_name) {
  Partnership after = Next(before, work.call.now);
  after.display_name = std::move(display_name);
  RETURN_IF_ERROR(work.registry.UpdatePartnership(after));
  RETURN_IF_ERROR(work.journal.Record(work.call, PartnershipRenamed{before, after}));
  return after;
}

}  // namespace tandem::partner
