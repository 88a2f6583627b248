#include "services/tandem/alignment/answers.h"

#include <charconv>

#include <fmt/format.h>

#include "libs/calendar/notation/notation.h"
#include "libs/wire/type_values.h"

namespace tandem::client {
namespace {

constexpr std::string_view kWhere = "the server's answer";

StatusOr<CivilDay> ToDay(const type::v1::CivilDate& date) {
  auto day = wire::FromProto(kWhere, date);
  return day.ok() ? std::move(day) : Internal(MessageOf(day.status()));
}

Status FillDays(const google::protobuf::RepeatedPtrField<type::v1::CivilDate>& dates,
                std::vector<CivilDay>& days) {
  for (const auto& date : dates) {
    ASSIGN_OR_RETURN(const CivilDay day, ToDay(date));
    days.push_back(day);
  }
  return OkStatus();
}

StatusOr<calendar::FiscalCalendar> ToCalendar(const type::v1::CalendarSpec& spec) {
  const auto read = [&](const std::string& path) -> StatusOr<std::string> {
    for (const auto& file : spec.files()) {
      if (file.path() == path) return file.content();
    }
    return NotFound(fmt::format("file \"{}\" is missing", path));
  };
  auto calendar = calendar::ParseCalendar(spec.notation(), read);
  if (calendar.ok()) return calendar;
  return Internal(fmt::format("{}: {}", kWhere, MessageOf(calendar.status())));
}

fiscal::PerSide<double> ToSides(const fiscal::v1::SideFigures& figures) {
  return {.vendor = figures.vendor(), .partner = figures.partner()};
}

fiscal::Kind ToKind(int kind) {
  return static_cast<fiscal::Kind>(kind - fiscal::v1::CANDIDATE_KIND_VENDOR);
}

fiscal::CadenceRule ToRule(const fiscal::v1::CadenceRule& rule) {
  using Form = fiscal::CadenceRule::Form;
  return {.form = static_cast<Form>(rule.form() - fiscal::v1::CadenceRule::FORM_OWN_CYCLE),
          .side = rule.side() == fiscal::v1::SIDE_PARTNER ? fiscal::Side::kPartner
                                                          : fiscal::Side::kVendor,
          .number = rule.number()};
}

fiscal::Terms ToTerms(const fiscal::v1::Terms& terms) {
  return {.urgency = terms.urgency(),
          .urgency_by = ToSides(terms.urgency_by_side()),
          .coverage = terms.coverage(),
          .coverage_by = ToSides(terms.coverage_by_side()),
          .calm = terms.calm(),
          .evenness = terms.evenness(),
          .stability = terms.stability(),
          .freshness = terms.freshness(),
          .freshness_by = ToSides(terms.freshness_by_side()),
          .simplicity = terms.simplicity()};
}

StatusOr<fiscal::Candidate> ToCandidate(const fiscal::v1::Candidate& candidate) {
  fiscal::Candidate result{.rule = ToRule(candidate.rule()),
                           .stub_days = candidate.stub_days(),
                           .pareto = candidate.pareto()};
  for (const int kind : candidate.kinds()) result.kinds.push_back(ToKind(kind));
  RETURN_IF_ERROR(FillDays(candidate.closes(), result.closes));
  result.judgement = {.terms = ToTerms(candidate.terms()),
                      .score = candidate.score(),
                      .median_slack = ToSides(candidate.median_slack_days())};
  if (candidate.has_plan_from()) {
    ASSIGN_OR_RETURN(result.judgement.plan_from, ToDay(candidate.plan_from()));
  }
  return result;
}

fiscal::Misalignment ToMisalignment(const fiscal::v1::Misalignment& misalignment) {
  fiscal::Misalignment result{.shared_days = misalignment.shared_days(),
                              .union_days = misalignment.union_days()};
  if (misalignment.has_year_offset_months()) {
    result.year_offset_months = misalignment.year_offset_months();
  }
  if (misalignment.has_planning_lag_months()) {
    result.planning_lag_months = misalignment.planning_lag_months();
  }
  result.days_to_nearest_close.assign(misalignment.days_to_nearest_close().begin(),
                                      misalignment.days_to_nearest_close().end());
  return result;
}

// Numbers beyond what we know come from a newer server, whose words stay unknown.
bool KnowsAll(const google::protobuf::RepeatedField<int>& kinds,
              const fiscal::v1::CadenceRule& rule) {
  for (const int kind : kinds) {
    if (kind < fiscal::v1::CANDIDATE_KIND_VENDOR || kind > fiscal::v1::CANDIDATE_KIND_MANUAL) {
      return false;
    }
  }
  return rule.form() >= fiscal::v1::CadenceRule::FORM_OWN_CYCLE &&
         rule.form() <= fiscal::v1::CadenceRule::FORM_BY_HAND;
}

Status UnknownWord() {
  return Internal(fmt::format("{} has a word that this version does not know", kWhere));
}

}  // namespace

StatusOr<PairReport> ToReport(const fiscal::v1::GetAlignmentResponse& answer) {
  ASSIGN_OR_RETURN(const CivilDay from, ToDay(answer.from()));
  ASSIGN_OR_RETURN(calendar::FiscalCalendar vendor, ToCalendar(answer.vendor().calendar()));
  ASSIGN_OR_RETURN(calendar::FiscalCalendar partner, ToCalendar(answer.partner().calendar()));
  fiscal::Alignment alignment{.estimated = answer.estimated()};
  if (answer.has_friction()) alignment.friction = answer.friction();
  if (answer.has_gain()) alignment.gain = answer.gain();
  for (const auto& candidate : answer.candidates()) {
    if (!KnowsAll(candidate.kinds(), candidate.rule())) return UnknownWord();
    ASSIGN_OR_RETURN(fiscal::Candidate read, ToCandidate(candidate));
    alignment.candidates.push_back(std::move(read));
  }
  for (const auto& one : answer.not_offered()) {
    // The view ends the sentence itself.
    std::string why = one.why();
    if (why.ends_with('.')) why.pop_back();
    if (why.empty()) return UnknownWord();
    alignment.not_offered.push_back({.kind = ToKind(one.kind()), .why = std::move(why)});
  }
  return PairReport{.horizon = {.from = from, .years = answer.years()},
                    .names = {.vendor = answer.vendor().display_name(),
                              .partner = answer.partner().display_name()},
                    .calendars = {.vendor = std::move(vendor), .partner = std::move(partner)},
                    .misalignment = ToMisalignment(answer.misalignment()),
                    .alignment = std::move(alignment)};
}

StatusOr<PortfolioRow> ToRow(const fiscal::v1::StandingFigure& figure) {
  PortfolioRow row{.name = figure.display_name(), .estimated = figure.estimated()};
  if (figure.has_gain()) row.gain = figure.gain();
  if (figure.has_friction()) row.friction = figure.friction();
  if (figure.best_kinds().empty()) return row;
  if (!KnowsAll(figure.best_kinds(), figure.best_rule())) return UnknownWord();
  fiscal::Candidate best{.rule = ToRule(figure.best_rule())};
  for (const int kind : figure.best_kinds()) best.kinds.push_back(ToKind(kind));
  row.best_kind = KindsText(best);
  row.best_rule = best.rule;
  if (figure.has_plan_from()) {
    ASSIGN_OR_RETURN(row.plan_from, ToDay(figure.plan_from()));
  }
  return row;
}

StatusOr<calendar::FiscalPeriod> ToPeriod(const fiscal::v1::FiscalPeriod& period) {
  calendar::FiscalPeriod result{.regime = period.regime(),
                                .quarter = period.quarter(),
                                .period = period.period(),
                                .weeks = period.weeks()};
  ASSIGN_OR_RETURN(result.first, ToDay(period.first_day()));
  ASSIGN_OR_RETURN(result.last, ToDay(period.last_day()));
  const std::string& label = period.year_label();
  std::from_chars(label.data(), label.data() + label.size(), result.year.year);
  result.year.bridge = label.ends_with('B');
  return result;
}

StatusOr<Conversion> ToConversion(const fiscal::v1::FiscalDate& date,
                                  const fiscal::v1::FiscalDate& quarter_end) {
  ASSIGN_OR_RETURN(const CivilDay day, ToDay(date.day()));
  ASSIGN_OR_RETURN(const calendar::FiscalPeriod period, ToPeriod(date.period()));
  ASSIGN_OR_RETURN(const CivilDay last, ToDay(date.quarter_last_day()));
  return Conversion{.day = day,
                    .period = period,
                    .quarter_end = last,
                    .booking_closes = std::chrono::sys_seconds(
                        std::chrono::seconds(quarter_end.booking_close_time().seconds()))};
}

calendar::Inference ToInference(const fiscal::v1::InferCalendarResponse& answer) {
  using Result = calendar::Inference::Result;
  calendar::Inference inference{
      .result = answer.verdict() == fiscal::v1::InferCalendarResponse::VERDICT_UNIQUE
                    ? Result::kUnique
                : answer.verdict() == fiscal::v1::InferCalendarResponse::VERDICT_AMBIGUOUS
                    ? Result::kAmbiguous
                    : Result::kNone,
      .calendars = {answer.notations().begin(), answer.notations().end()},
      .undetermined = {answer.undetermined().begin(), answer.undetermined().end()}};
  if (answer.has_first_different_year()) {
    inference.first_different_year = answer.first_different_year();
  }
  return inference;
}

}  // namespace tandem::client
