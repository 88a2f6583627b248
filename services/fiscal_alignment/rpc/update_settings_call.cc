#include "services/fiscal_alignment/rpc/update_settings_call.h"

#include "libs/rpc/command.h"
#include "libs/rpc/etag.h"
#include "libs/rpc/field_mask.h"
#include "services/fiscal_alignment/rpc/messages.h"
#include "services/fiscal_alignment/wire/alignment_values.h"

namespace tandem::fiscal {
namespace {

StatusOr<VendorId> VendorOf(const std::string& name) {
  ASSIGN_OR_RETURN(const OrganisationName organisation,
                   OrganisationName::ParseWith(kSettingsSuffix, "settings.name", name));
  if (!organisation.partnership) return organisation.vendor;
  return InvalidField("settings.name", "must be \"vendors/ID/alignmentSettings\"");
}

}  // namespace

Status UpdateSettingsCall::Run(const rpc::Call& call,
                               const v1::UpdateAlignmentSettingsRequest& request,
                               v1::UpdateAlignmentSettingsResponse& response) const {
  const v1::AlignmentSettings& settings = request.settings();
  ASSIGN_OR_RETURN(const VendorId vendor, VendorOf(settings.name()));
  ASSIGN_OR_RETURN(const std::set<std::string> fields,
                   rpc::FieldsToChange(request.update_mask(), settings,
                                       {"weights", "vendor_share", "fit_window_days"}));
  const Instant now = clock_.Now();
  const auto work = [&](storage::Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.Lock(VendorLock(vendor)));
    const auto change = [&](const AlignmentSettings& current) -> StatusOr<ScoreSettings> {
      RETURN_IF_ERROR(rpc::CheckEtag(settings.etag(), current.revision));
      return Changed(current.score, fields, settings);
    };
    ASSIGN_OR_RETURN(
        const AlignmentSettings updated,
        update_.Run(transaction, vendor, change, {call.caller.person, request.request_id()}, now));
    Write(vendor, updated, *response.mutable_settings());
    return OkStatus();
  };
  return rpc::RunCommand(database_, now, rpc::CommandOf(call, vendor.value(), request), response,
                         work);
}

}  // namespace tandem::fiscal
