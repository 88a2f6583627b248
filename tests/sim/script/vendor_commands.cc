#include <fmt/format.h>

#include "tests/sim/script/command_maker.h"

// Vendors, partnerships, how they work, and their import.
namespace tandem::sim {
namespace {

using partner::v1::FiscalCalendar;
using partner::v1::ImportResult;
using partner::v1::Partnership;
using Partners = partner::v1::PartnerService::Service;

FiscalCalendar FirstCalendar(const std::string& organisation, const std::string& notation,
                             const std::string& person, const std::string& reason) {
  FiscalCalendar calendar;
  calendar.set_name(organisation + "/fiscalCalendar");
  calendar.mutable_spec()->set_notation(notation);
  calendar.set_revision(1);
  calendar.set_kind(FiscalCalendar::KIND_RECORDED);
  calendar.set_recorded_by(person);
  calendar.set_reason(reason);
  return calendar;
}

OrganisationRecord Registered(const std::string& name, const std::string& display_name,
                              partner::v1::OrganisationSettings settings) {
  settings.set_name(name + "/settings");
  settings.set_revision(1);
  return {.name = name, .display_name = display_name, .settings = std::move(settings), .facts = 1};
}

// One row of an import as the registry must take it.
struct ImportEffect {
  std::string parent;
  partner::v1::ImportRow row;
  bool refused = false;

  void Apply(Model& model) const;
  void Create(Model& model, const std::string& name) const;
};

void ImportEffect::Create(Model& model, const std::string& name) const {
  partner::v1::OrganisationSettings settings;
  settings.set_country(row.country());
  settings.set_lead_days(row.lead_days());
  OrganisationRecord record = Registered(name, row.display_name(), std::move(settings));
  if (!row.calendar().empty()) {
    record.calendars = {FirstCalendar(name, row.calendar(), "ann", "")};
  }
  model.organisations[name] = std::move(record);
}

void ImportEffect::Apply(Model& model) const {
  if (refused) return;
  const std::string name = fmt::format("{}/partnerships/{}", parent, row.partnership_id());
  if (!model.organisations.contains(name)) return Create(model, name);
  OrganisationRecord& record = At(model, name);
  const bool other_calendar =
      !row.calendar().empty() &&
      (record.calendars.empty() || record.calendars.back().spec().notation() != row.calendar());
  // A correction of a changed year-end is refused, and the whole row with it.
  if (other_calendar && record.changed_year_end()) return;
  if (record.display_name != row.display_name()) {
    record.display_name = row.display_name();
    ++record.revision;
    ++record.facts;
  }
  auto& settings = record.settings;
  if (settings.country() != row.country() || settings.lead_days() != row.lead_days()) {
    settings.set_country(row.country());
    settings.set_lead_days(row.lead_days());
    settings.set_revision(settings.revision() + 1);
    ++record.facts;
  }
  if (!other_calendar) return;
  FiscalCalendar calendar = FirstCalendar(name, row.calendar(), "ann", "import");
  if (!record.calendars.empty()) {
    calendar.set_revision(record.calendars.back().revision() + 1);
    calendar.set_kind(FiscalCalendar::KIND_CORRECTION);
  }
  record.calendars.push_back(std::move(calendar));
  record.verifications = 0;
  ++record.facts;
}

}  // namespace

std::optional<Command> CommandMaker::CreateVendor() {
  partner::v1::CreateVendorRequest request;
  const OrganisationRecord* const known = AnyVendor();
  const bool taken = known != nullptr && Refused();
  const std::string id =
      taken ? known->name.substr(sizeof("vendors/") - 1) : fmt::format("vendor-{}", NewNumber());
  request.set_vendor_id(id);
  request.mutable_vendor()->set_display_name(NewName());
  *request.mutable_settings() = SomeSettings();
  if (dice_.Chance(0.7)) request.mutable_calendar()->set_notation(SomeNotation());
  request.set_request_id(RequestId());
  Command command =
      Make<Partners, partner::v1::CreateVendorRequest, partner::v1::CreateVendorResponse>(
          &Partners::CreateVendor, request, kOperator, [request](Model& model, const auto&) {
            const std::string name = "vendors/" + request.vendor_id();
            OrganisationRecord record =
                Registered(name, request.vendor().display_name(), request.settings());
            if (request.has_calendar()) {
              record.calendars = {FirstCalendar(name, request.calendar().notation(), "olga", "")};
            }
            model.organisations[name] = std::move(record);
          });
  command.vendor = "vendors/" + id;
  if (taken) command.expected = {StatusCode::kAlreadyExists};
  return command;
}

std::optional<Command> CommandMaker::CreatePartnership() {
  const OrganisationRecord* const vendor = AnyVendor();
  if (vendor == nullptr) return std::nullopt;
  partner::v1::CreatePartnershipRequest request;
  request.set_parent(vendor->name);
  request.set_partnership_id(fmt::format("partner-{}", NewNumber()));
  request.mutable_partnership()->set_display_name(NewName());
  *request.mutable_settings() = SomeSettings();
  if (dice_.Chance(0.7)) request.mutable_calendar()->set_notation(SomeNotation());
  request.set_request_id(RequestId());
  const bool refused = Refused();
  if (refused) request.mutable_settings()->set_lead_days(61);
  Command command =
      Make<Partners, partner::v1::CreatePartnershipRequest, partner::v1::CreatePartnershipResponse>(
          &Partners::CreatePartnership, request, ChiefOf(vendor->name),
          [request](Model& model, const auto&) {
            const std::string name =
                fmt::format("{}/partnerships/{}", request.parent(), request.partnership_id());
            OrganisationRecord record =
                Registered(name, request.partnership().display_name(), request.settings());
            if (request.has_calendar()) {
              record.calendars = {FirstCalendar(name, request.calendar().notation(), "ann", "")};
            }
            model.organisations[name] = std::move(record);
          });
  if (refused) command.expected = {StatusCode::kInvalidArgument};
  return command;
}

std::optional<Command> CommandMaker::UpdateVendor() {
  const OrganisationRecord* const vendor = AnyVendor();
  if (vendor == nullptr) return std::nullopt;
  partner::v1::UpdateVendorRequest request;
  request.mutable_vendor()->set_name(vendor->name);
  request.mutable_vendor()->set_display_name(NewName());
  const bool stale = Refused();
  if (stale) request.mutable_vendor()->set_etag(fmt::format("v{}", vendor->revision + 1));
  request.set_request_id(RequestId(true));
  Command command =
      Make<Partners, partner::v1::UpdateVendorRequest, partner::v1::UpdateVendorResponse>(
          &Partners::UpdateVendor, request, ChiefOf(vendor->name),
          [request](Model& model, const auto&) {
            OrganisationRecord& record = At(model, request.vendor().name());
            record.display_name = request.vendor().display_name();
            ++record.revision;
            ++record.facts;
          });
  command.shown_by = vendor->name;
  if (stale) command.expected = {StatusCode::kFailedPrecondition};
  return command;
}

std::optional<Command> CommandMaker::UpdatePartnership() {
  const OrganisationRecord* const partner = AnyPartnership();
  if (partner == nullptr) return std::nullopt;
  partner::v1::UpdatePartnershipRequest request;
  Partnership& given = *request.mutable_partnership();
  given.set_name(partner->name);
  if (dice_.Chance(0.6)) given.set_display_name(NewName());
  if (given.display_name().empty() || dice_.Chance(0.4)) {
    given.set_business_model(static_cast<Partnership::BusinessModel>(dice_.Between(1, 5)));
  }
  const bool stale = Refused();
  given.set_etag(fmt::format("p{}", partner->revision + (stale ? 1 : 0)));
  request.set_request_id(RequestId(true));
  Command command =
      Make<Partners, partner::v1::UpdatePartnershipRequest, partner::v1::UpdatePartnershipResponse>(
          &Partners::UpdatePartnership, request, ChiefOf(partner->name),
          [given](Model& model, const auto&) {
            OrganisationRecord& record = At(model, given.name());
            if (!given.display_name().empty()) {
              record.display_name = given.display_name();
              ++record.revision;
              ++record.facts;
            }
            if (given.business_model() == 0 || given.business_model() == record.business_model)
              return;
            record.business_model = given.business_model();
            ++record.revision;
            ++record.facts;
          });
  command.shown_by = partner->name;
  if (stale) command.expected = {StatusCode::kFailedPrecondition};
  return command;
}

std::optional<Command> CommandMaker::UpdateSettings() {
  const OrganisationRecord* const organisation = AnyOrganisation();
  if (organisation == nullptr) return std::nullopt;
  partner::v1::UpdateOrganisationSettingsRequest request;
  auto& given = *request.mutable_settings();
  given = SomeSettings();
  given.set_name(organisation->settings.name());
  request.mutable_update_mask()->add_paths("*");
  const bool unknown = Refused();
  if (unknown) given.set_country("XX-NOWHERE");
  request.set_request_id(RequestId(true));
  Command command = Make<Partners, partner::v1::UpdateOrganisationSettingsRequest,
                         partner::v1::UpdateOrganisationSettingsResponse>(
      &Partners::UpdateOrganisationSettings, request, ChiefOf(organisation->name),
      [given, name = organisation->name](Model& model, const auto&) {
        OrganisationRecord& record = At(model, name);
        auto after = given;
        after.set_revision(record.settings.revision());
        if (after.SerializeAsString() == record.settings.SerializeAsString()) return;
        after.set_revision(after.revision() + 1);
        record.settings = std::move(after);
        ++record.facts;
      });
  command.shown_by = organisation->name;
  if (unknown) command.expected = {StatusCode::kInvalidArgument};
  return command;
}

std::optional<Command> CommandMaker::Import() {
  const OrganisationRecord* const vendor = AnyVendor();
  if (vendor == nullptr) return std::nullopt;
  partner::v1::ImportPartnershipsRequest request;
  request.set_parent(vendor->name);
  std::vector<ImportEffect> effects;
  const auto add = [&](const std::string& id, const std::string& name, const std::string& country) {
    auto& row = *request.add_rows();
    row.set_partnership_id(id);
    row.set_display_name(name);
    row.set_country(country);
    row.set_lead_days(dice_.Between(0, 3));
    if (dice_.Chance(0.6)) row.set_calendar(SomeNotation());
    effects.push_back({vendor->name, row, country == "XX-NOWHERE"});
  };
  for (const OrganisationRecord* known : PartnershipsOf(vendor->name)) {
    if (!dice_.Chance(0.4)) continue;
    add(known->name.substr(known->name.rfind('/') + 1),
        dice_.Chance(0.5) ? known->display_name : NewName(), dice_.Chance(0.5) ? "DE" : "US");
  }
  add(fmt::format("partner-{}", NewNumber()), NewName(), Refused() ? "XX-NOWHERE" : "FR");
  request.set_request_id(RequestId());
  return Make<Partners, partner::v1::ImportPartnershipsRequest,
              partner::v1::ImportPartnershipsResponse>(&Partners::ImportPartnerships, request,
                                                       ChiefOf(vendor->name),
                                                       [effects](Model& model, const auto&) {
                                                         for (const ImportEffect& effect : effects)
                                                           effect.Apply(model);
                                                       });
}

}  // namespace tandem::sim
