#include "services/tandem/registry/settings_commands.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "services/tandem/remote/partner_client.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};

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
  std::vector<std::string> free;
  for (const int day : settings.free_weekdays()) {
    if (day >= 1 && day <= 7) free.emplace_back(kWeekdays.at(static_cast<std::size_t>(day) - 1));
  }
  std::vector<std::string> shutdowns;
  for (const auto& span : settings.shutdowns()) {
    shutdowns.push_back(DateText(span.first_day()) + ".." + DateText(span.last_day()));
  }
  std::vector<std::string> weekends;
  for (const auto& day : settings.working_weekends()) weekends.push_back(DateText(day));
  card.Add({ShortOwner(settings.name()), settings.country(), std::move(free),
            std::int64_t{settings.lead_days()}, std::move(shutdowns), std::move(weekends),
            settings.revision(), TimeText(settings.has_update_time(), settings.update_time()),
            settings.etag()});
  return card;
}

Status FillFreeWeekdays(const std::vector<std::string>& names,
                        partner::v1::OrganisationSettings& settings) {
  if (names == std::vector<std::string>{"usual"}) return OkStatus();
  for (const std::string& name : names) {
    const auto* found = std::ranges::find(kWeekdays, name);
    if (found == kWeekdays.end()) {
      return InvalidArgument(fmt::format(
          "--free: \"{}\" must be one of mon, tue, wed, thu, fri, sat, sun, or usual alone",
          Printable(name)));
    }
    settings.add_free_weekdays(static_cast<type::v1::DayOfWeek>(found - kWeekdays.begin() + 1));
  }
  return OkStatus();
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
    RETURN_IF_ERROR(FillFreeWeekdays(free_weekdays, settings));
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
