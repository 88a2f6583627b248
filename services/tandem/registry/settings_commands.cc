#include "services/tandem/registry/settings_commands.h"

#include "services/tandem/remote/partner_client.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/remote/weekdays.h"

namespace tandem::client {
namespace {

StatusOr<std::string> SettingsName(const std::string& organisation) {
  ASSIGN_OR_RETURN(const std::string name, ReadOrganisationName("ORG", organisation));
  return name + "/settings";
}

Listing CardOf(const partner::v1::OrganisationSettings& settings) {
  Listing card({{"organisation", "organisation"},
                {"country", "country"},
                {"freeWeekdays", "free weekdays"},
                {"leadDays", "lead days"},
                {"shutdowns", "shutdowns"},
                {"workingWeekends", "working weekends"},
                {"revision", "revision"},
                {"updateTime", "changed"},
                {"etag", "etag"}});
  std::vector<std::string> shutdowns;
  for (const auto& span : settings.shutdowns()) {
    shutdowns.push_back(DateText(span.first_day()) + ".." + DateText(span.last_day()));
  }
  std::vector<std::string> weekends;
  for (const auto& day : settings.working_weekends()) weekends.push_back(DateText(day));
  card.Add({ShortOwner(settings.name()), settings.country(), WeekdayNames(settings.free_weekdays()),
            std::int64_t{settings.lead_days()}, std::move(shutdowns), std::move(weekends),
            settings.revision(), TimeText(settings.has_update_time(), settings.update_time()),
            settings.etag()});
  return card;
}

}  // namespace

StatusOr<std::string> SettingsShow::Run(const Terminal& terminal) const {
  partner::v1::GetOrganisationSettingsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), SettingsName(organisation));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, PartnerClient(connection).Ask(request));
  return Card(CardOf(answer.settings()), format, terminal);
}

StatusOr<std::string> SettingsChange::Run(const Terminal& terminal) const {
  partner::v1::UpdateOrganisationSettingsRequest request;
  partner::v1::OrganisationSettings& settings = *request.mutable_settings();
  auto& mask = *request.mutable_update_mask();
  ASSIGN_OR_RETURN(*settings.mutable_name(), SettingsName(organisation));
  settings.set_etag(etag);
  if (country) {
    settings.set_country(*country);
    mask.add_paths("country");
  }
  if (!free_weekdays.empty()) {
    RETURN_IF_ERROR(FillWeekdays("--free", free_weekdays, *settings.mutable_free_weekdays()));
    mask.add_paths("free_weekdays");
  }
  if (lead_days) {
    settings.set_lead_days(*lead_days);
    mask.add_paths("lead_days");
  }
  for (const std::string& shutdown : shutdowns) {
    ASSIGN_OR_RETURN(*settings.add_shutdowns(), ReadSpan("--shutdown", shutdown));
  }
  if (no_shutdowns || !shutdowns.empty()) mask.add_paths("shutdowns");
  for (const std::string& day : working_weekends) {
    ASSIGN_OR_RETURN(*settings.add_working_weekends(), ReadDate("--working-weekend", day));
  }
  if (no_working_weekends || !working_weekends.empty()) mask.add_paths("working_weekends");
  if (mask.paths().empty()) {
    return InvalidArgument(
        "--country, --free, --lead, --shutdown, --working-weekend or --no-… must be given");
  }
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, PartnerClient(connection).Ask(request));
  return Changed(CardOf(answer.settings()), format, change, terminal);
}

}  // namespace tandem::client
