#include "tests/sim/comparison/alignment_comparison.h"

#include <fmt/format.h>

#include "libs/calendar/notation/calendar_spec.h"
#include "libs/calendar/working/place_working_days.h"
#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/domain/organisation.h"
#include "services/fiscal_alignment/domain/organisation_state.h"
#include "services/fiscal_alignment/domain/party_schedule.h"
#include "services/fiscal_alignment/domain/standing_figure.h"
#include "services/fiscal_alignment/wire/alignment_values.h"

namespace tandem::sim {
namespace {

using fiscal::v1::StandingFigure;
using Alignment = fiscal::v1::AlignmentService::Service;

fiscal::Horizon HorizonOf(CivilDay today) {
  return {.from = fiscal::FirstOfMonth(today), .years = fiscal::kStandingYears};
}

StatusOr<fiscal::PartySchedule> ScheduleOf(const OrganisationRecord& record,
                                           const fiscal::Horizon& horizon) {
  const auto& settings = record.settings;
  fiscal::OrganisationSettings own{.country = settings.country(),
                                   .lead_days = settings.lead_days()};
  ASSIGN_OR_RETURN(own.free_weekdays, wire::ReadWeekdays("", settings.free_weekdays()));
  ASSIGN_OR_RETURN(own.shutdowns, wire::ReadSpans("", settings.shutdowns()));
  ASSIGN_OR_RETURN(own.working_weekends, wire::ReadDays("", settings.working_weekends()));
  calendar::PlaceWorkingDays places(fiscal::PartySchedule::WorkingSpan(horizon));
  ASSIGN_OR_RETURN(auto working, places.Of(own.country, own.Habits()));
  ASSIGN_OR_RETURN(auto calendar,
                   calendar::ReadCalendar(wire::FromProto(record.calendars.back().spec())));
  return fiscal::ScheduleOf({.name = record.name,
                             .calendar = std::move(calendar),
                             .working = std::move(working),
                             .lead_days = own.lead_days},
                            horizon);
}

// All that a figure depends on, as a text.
std::string InputText(const OrganisationRecord& record) {
  auto settings = record.settings;
  settings.clear_name();
  settings.clear_revision();
  return fmt::format("{} / {}", record.calendars.back().spec().notation(),
                     settings.ShortDebugString());
}

StatusOr<fiscal::StandingFigure> Compute(const OrganisationRecord& vendor,
                                         const OrganisationRecord& partner, double vendor_share,
                                         const fiscal::Horizon& horizon) {
  ASSIGN_OR_RETURN(const auto vendor_schedule, ScheduleOf(vendor, horizon));
  ASSIGN_OR_RETURN(const auto partner_schedule, ScheduleOf(partner, horizon));
  fiscal::ScoreSettings score;
  score.vendor_share = vendor_share;
  ASSIGN_OR_RETURN(const fiscal::Alignment alignment,
                   Align(fiscal::Partnership(vendor_schedule, partner_schedule), {}, score));
  return fiscal::Summarise(alignment);
}

// The same, equal inputs once in this process: worlds have few different ones.
StatusOr<fiscal::StandingFigure> FigureOf(const OrganisationRecord& vendor,
                                          const OrganisationRecord& partner, double vendor_share,
                                          const fiscal::Horizon& horizon) {
  static std::map<std::string, fiscal::StandingFigure> known;
  const std::string key = fmt::format("{} | {} | {} | {}", InputText(vendor), InputText(partner),
                                      vendor_share, horizon.from.ToString());
  if (const auto found = known.find(key); found != known.end()) return found->second;
  ASSIGN_OR_RETURN(fiscal::StandingFigure figure, Compute(vendor, partner, vendor_share, horizon));
  return known.emplace(key, std::move(figure)).first->second;
}

void Write(const fiscal::StandingFigure& figure, const fiscal::Horizon& horizon,
           StandingFigure& message) {
  message.set_state(StandingFigure::STATE_CURRENT);
  if (figure.friction) message.set_friction(fiscal::ToFigure(*figure.friction));
  if (figure.gain) message.set_gain(fiscal::ToFigure(*figure.gain));
  for (const fiscal::Kind kind : figure.best_kinds) message.add_best_kinds(fiscal::ToProto(kind));
  if (figure.plan_from) *message.mutable_plan_from() = wire::ToProto(*figure.plan_from);
  message.set_estimated(figure.estimated);
  *message.mutable_from() = wire::ToProto(horizon.from);
}

// What the service should answer; the rule of the best candidate is left out, its kinds and the
// figures say enough.
StatusOr<StandingFigure> Expected(const Model& model, const OrganisationRecord& partner,
                                  CivilDay today) {
  const OrganisationRecord& vendor = model.organisations.at(partner.vendor());
  StandingFigure message;
  message.set_partnership(partner.name);
  message.set_display_name(partner.display_name);
  if (vendor.calendars.empty() || partner.calendars.empty()) {
    message.set_state(StandingFigure::STATE_WITHOUT_CALENDAR);
    return message;
  }
  const auto weights = model.alignment.find(vendor.name);
  const bool is_changed = weights != model.alignment.end();
  const fiscal::Horizon horizon = HorizonOf(today);
  ASSIGN_OR_RETURN(
      const auto figure,
      FigureOf(vendor, partner, is_changed ? weights->second.vendor_share() : 0.5, horizon));
  Write(figure, horizon, message);
  StandingFigure::Basis& basis = *message.mutable_basis();
  basis.set_vendor_calendar_revision(vendor.calendars.back().revision());
  basis.set_vendor_settings_revision(vendor.settings.revision());
  basis.set_partner_calendar_revision(partner.calendars.back().revision());
  basis.set_partner_settings_revision(partner.settings.revision());
  basis.set_alignment_settings_revision(is_changed ? weights->second.revision() : 0);
  return message;
}

}  // namespace

void CompareAlignment(const Endpoints& endpoints, const Model& model, CivilDay today,
                      std::vector<std::string>& wrong) {
  for (const auto& [name, record] : model.organisations) {
    if (!record.is_partnership()) continue;
    fiscal::v1::GetStandingFigureRequest request;
    request.set_partnership(name);
    auto answer = Call(endpoints, &Alignment::GetStandingFigure, request);
    const auto expected = Expected(model, record, today);
    if (!answer.ok() || !expected.ok()) {
      const Status& failed = answer.ok() ? expected.status() : answer.status();
      wrong.push_back(fmt::format("figure of {}: {}", name, MessageOf(failed)));
      continue;
    }
    StandingFigure& is = *answer->mutable_figure();
    is.clear_best_rule();
    is.clear_compute_time();
    is.clear_problem();
    // A calendar never goes away again, so that a figure without one was never computed.
    if (is.SerializeAsString() == expected->SerializeAsString()) continue;
    wrong.push_back(fmt::format("figure of {}: should be {{{}}} and is {{{}}}", name,
                                expected->ShortDebugString(), is.ShortDebugString()));
  }
}

}  // namespace tandem::sim
