#include <array>

#include "tests/sim/script/command_maker.h"

// How a vendor weighs the terms.
namespace tandem::sim {

std::optional<Command> CommandMaker::UpdateAlignmentSettings() {
  using Alignment = fiscal::v1::AlignmentService::Service;
  static constexpr std::array kShares = {0.5, 0.25, 1.0};
  const OrganisationRecord* const vendor = AnyVendor();
  if (vendor == nullptr) return std::nullopt;
  fiscal::v1::UpdateAlignmentSettingsRequest request;
  auto& given = *request.mutable_settings();
  given.set_name(vendor->name + "/alignmentSettings");
  given.set_vendor_share(Refused() ? 2.0 : dice_.OneOf(kShares));
  request.mutable_update_mask()->add_paths("vendor_share");
  request.set_request_id(RequestId());
  Command command = Make<Alignment, fiscal::v1::UpdateAlignmentSettingsRequest,
                         fiscal::v1::UpdateAlignmentSettingsResponse>(
      &Alignment::UpdateAlignmentSettings, request, ChiefOf(vendor->name),
      [given, vendor = vendor->name](Model& model, const auto&) {
        const auto known = model.alignment.find(vendor);
        const double before = known == model.alignment.end() ? 0.5 : known->second.vendor_share();
        if (before == given.vendor_share()) return;
        auto& settings = model.alignment[vendor];
        settings.set_vendor_share(given.vendor_share());
        settings.set_revision(settings.revision() + 1);
      });
  // Alignment hears of the vendor when the event arrives.
  const StatusCode answer =
      given.vendor_share() > 1 ? StatusCode::kInvalidArgument : StatusCode::kOk;
  command.expected = {answer, StatusCode::kNotFound};
  return command;
}

}  // namespace tandem::sim
