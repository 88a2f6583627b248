#include "services/fiscal_alignment/rpc/update_settings_call.h"

#include "libs/rpc/etag.h"
#include "libs/rpc/field_mask.h"
#include "libs/rpc/fingerprint.h"
#include "libs/storage/request_log.h"
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

// Runs the work in a transaction that is always rolled back.
Status RunWithoutEffect(storage::Database& database, const storage::Work& work) {
  bool answered = false;
  const Status undone = database.Write([&](storage::Transaction& transaction) -> Status {
    answered = false;
    RETURN_IF_ERROR(work(transaction));
    answered = true;
    return FailedPrecondition("validated only");
  });
  return answered ? OkStatus() : undone;
}

}  // namespace

Status UpdateSettingsCall::Run(const rpc::Call& call,
                               const v1::UpdateAlignmentSettingsRequest& request,
                               v1::UpdateAlignmentSettingsResponse& response) const {
  RETURN_IF_ERROR(rpc::CheckRequestId(request.request_id()));
  const v1::AlignmentSettings& settings = request.settings();
  ASSIGN_OR_RETURN(const VendorId vendor, VendorOf(settings.name()));
  ASSIGN_OR_RETURN(const std::set<std::string> fields,
                   rpc::FieldsToChange(request.update_mask(), settings,
                                       {"weights", "vendor_share", "fit_window_days"}));
  const Instant now = clock_.Now();
  const auto work = [&](storage::Transaction& transaction) -> Status {
    const auto change = [&](const AlignmentSettings& current) -> StatusOr<ScoreSettings> {
      RETURN_IF_ERROR(rpc::CheckEtag(settings.etag(), current.revision));
      return Changed(current.score, fields, settings);
    };
    ASSIGN_OR_RETURN(
        const AlignmentSettings updated,
        update_.Run(transaction, vendor, change, {call.caller.person, request.request_id()}, now));
    response.Clear();
    Write(vendor, updated, *response.mutable_settings());
    return call.CheckAlive();
  };
  if (request.validate_only()) return RunWithoutEffect(database_, work);
  const auto command = [&](storage::Transaction& transaction) -> StatusOr<std::string> {
    RETURN_IF_ERROR(work(transaction));
    return response.SerializeAsString();
  };
  ASSIGN_OR_RETURN(
      const std::string answer,
      storage::RunOnce(
          database_, {vendor.value(), call.method, request.request_id(), rpc::Fingerprint(request)},
          now, command));
  if (response.ParseFromString(answer)) return OkStatus();
  return Internal("the answer in the request log is damaged");
}

}  // namespace tandem::fiscal
