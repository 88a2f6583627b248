#include "services/partner_registry/app/update_vendor.h"

#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/domain/etag.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {

StatusOr<Vendor> UpdateVendor(const UnitOfWork& work, const UpdateVendorCommand& command) {
  std::optional<std::string> display_name;
  if (command.display_name) {
    ASSIGN_OR_RETURN(display_name, CheckDisplayName("vendor.display_name", *command.display_name));
  }
  ASSIGN_OR_RETURN(const Vendor before, GetVendor(work.registry, command.vendor));
  RETURN_IF_ERROR(CheckEtag(command.etag, before));
  if (!display_name || *display_name == before.display_name) return before;
  Vendor after = before;
  after.display_name = *std::move(display_name);
  ++after.revision;
  after.update_time = work.call.now;
  RETURN_IF_ERROR(work.registry.UpdateVendor(after));
  RETURN_IF_ERROR(work.journal.Record(work.call, VendorRenamed{before, after}));
  return after;
}

}  // namespace tandem::partner
