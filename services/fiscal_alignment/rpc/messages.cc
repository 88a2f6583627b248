#include "services/fiscal_alignment/rpc/messages.h"

#include <fmt/format.h>

#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/wire/alignment_values.h"

namespace tandem::fiscal {
namespace {

void Write(const calendar::FiscalPeriod& period, v1::FiscalPeriod& message) {
  message.set_regime(period.regime);
  message.set_year_label(period.year.ToString());
  message.set_quarter(period.quarter);
  message.set_period(period.period);
  message.set_weeks(period.weeks);
  *message.mutable_first_day() = wire::ToProto(period.first);
  *message.mutable_last_day() = wire::ToProto(period.last);
}

void Write(const OrganisationState& organisation, v1::AlignedOrganisation& message) {
  message.set_display_name(organisation.name.display_name);
  *message.mutable_calendar() = wire::ToProto(organisation.calendar.spec);
  message.set_country(organisation.settings.settings.country);
  message.set_lead_days(organisation.settings.settings.lead_days);
}

StatusOr<std::optional<CivilDay>> ReadDay(std::string_view field, bool given,
                                          const type::v1::CivilDate& message) {
  if (!given) return std::optional<CivilDay>();
  ASSIGN_OR_RETURN(const CivilDay day, wire::FromProto(field, message));
  return std::optional(day);
}

}  // namespace

StatusOr<std::vector<CivilDay>> ReadDays(
    std::string_view field, const google::protobuf::RepeatedPtrField<type::v1::CivilDate>& days) {
  std::vector<CivilDay> read;
  read.reserve(static_cast<std::size_t>(days.size()));
  for (const type::v1::CivilDate& day : days) {
    ASSIGN_OR_RETURN(read.emplace_back(),
                     wire::FromProto(fmt::format("{}[{}]", field, read.size()), day));
  }
  return read;
}

StatusOr<PeriodsQuery> Read(const v1::ListFiscalPeriodsRequest& request) {
  PeriodsQuery query;
  ASSIGN_OR_RETURN(query.organisation,
                   OrganisationName::Parse("organisation", request.organisation()));
  ASSIGN_OR_RETURN(query.first, ReadDay("first_day", request.has_first_day(), request.first_day()));
  ASSIGN_OR_RETURN(query.last, ReadDay("last_day", request.has_last_day(), request.last_day()));
  return query;
}

StatusOr<AlignmentQuery> Read(const v1::GetAlignmentRequest& request) {
  AlignmentQuery query;
  ASSIGN_OR_RETURN(query.partnership, PartnershipName::Parse("partnership", request.partnership()));
  ASSIGN_OR_RETURN(query.from, ReadDay("from", request.has_from(), request.from()));
  if (request.years() != 0) query.years = request.years();
  ASSIGN_OR_RETURN(query.manual, ReadDays("manual_closes", request.manual_closes()));
  return query;
}

void Write(const PeriodList& list, v1::ListFiscalPeriodsResponse& response) {
  for (const calendar::FiscalPeriod& period : list.periods) {
    Write(period, *response.add_periods());
  }
  response.set_notation(list.notation);
}

void Write(const ConvertedDays& converted, v1::ConvertDatesResponse& response) {
  response.set_calendar_revision(converted.calendar_revision);
  for (const FiscalDay& fiscal : converted.days) {
    v1::FiscalDate& message = *response.add_dates();
    *message.mutable_day() = wire::ToProto(fiscal.day);
    Write(fiscal.period, *message.mutable_period());
    *message.mutable_quarter_first_day() = wire::ToProto(fiscal.quarter.first);
    *message.mutable_quarter_last_day() = wire::ToProto(fiscal.quarter.last);
    *message.mutable_booking_close_time() = wire::ToProto(Instant(fiscal.booking_close));
  }
}

void Write(const calendar::Inference& inference, v1::InferCalendarResponse& response) {
  using Result = calendar::Inference::Result;
  switch (inference.result) {
    case Result::kNone:
      response.set_verdict(v1::InferCalendarResponse::VERDICT_NONE);
      break;
    case Result::kUnique:
      response.set_verdict(v1::InferCalendarResponse::VERDICT_UNIQUE);
      break;
    case Result::kAmbiguous:
      response.set_verdict(v1::InferCalendarResponse::VERDICT_AMBIGUOUS);
      break;
  }
  for (const std::string& notation : inference.calendars) response.add_notations(notation);
  for (const std::string& word : inference.undetermined) response.add_undetermined(word);
  if (inference.first_different_year) {
    response.set_first_different_year(*inference.first_different_year);
  }
}

void Write(const AlignmentAnswer& answer, v1::GetAlignmentResponse& response) {
  const OrganisationState& vendor = answer.organisations.vendor;
  const OrganisationState& partner = answer.organisations.partner;
  const Alignment& alignment = answer.aligned.alignment;
  const SideNames names{.vendor = vendor.name.display_name, .partner = partner.name.display_name};
  response.set_partnership(partner.organisation.ToString());
  *response.mutable_from() = wire::ToProto(answer.horizon.from);
  response.set_years(answer.horizon.years);
  Write(vendor, *response.mutable_vendor());
  Write(partner, *response.mutable_partner());
  Write(answer.aligned.misalignment, *response.mutable_misalignment());
  for (const Candidate& candidate : alignment.candidates) {
    Write(candidate, names, *response.add_candidates());
  }
  for (const NotOffered& kind : alignment.not_offered) Write(kind, *response.add_not_offered());
  if (alignment.friction) response.set_friction(*alignment.friction);
  if (alignment.gain) response.set_gain(*alignment.gain);
  response.set_estimated(alignment.estimated);
  Write(answer.revisions, *response.mutable_basis());
}

void Write(const FigurePage& page, v1::ListStandingFiguresResponse& response) {
  for (const StandingView& figure : page.figures) Write(figure, *response.add_figures());
  response.set_vendor_display_name(page.vendor_display_name);
  if (!page.counts) return;
  response.set_total_count(page.counts->total);
  response.set_outdated_count(page.counts->outdated);
}

ScoreSettings Changed(ScoreSettings score, const std::set<std::string>& fields,
                      const v1::AlignmentSettings& message) {
  if (fields.contains("weights")) {
    const v1::AlignmentSettings::Weights& weights = message.weights();
    score.urgency = weights.urgency();
    score.coverage = weights.coverage();
    score.calm = weights.calm();
    score.evenness = weights.evenness();
    score.stability = weights.stability();
    score.freshness = weights.freshness();
    score.simplicity = weights.simplicity();
  }
  if (fields.contains("vendor_share")) score.vendor_share = message.vendor_share();
  if (fields.contains("fit_window_days")) score.fit_window_days = message.fit_window_days();
  return score;
}

}  // namespace tandem::fiscal
