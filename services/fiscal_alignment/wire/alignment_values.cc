#include "services/fiscal_alignment/wire/alignment_values.h"

#include "libs/rpc/etag.h"
#include "libs/wire/type_values.h"

namespace tandem::fiscal {
namespace {

// The enums of the API are those of the domain, with 0 for "not said" before them.
template <typename Message, typename Value>
Message OneBehind(Value value) {
  return static_cast<Message>(static_cast<int>(value) + 1);
}

void Write(const PerSide<double>& figures, v1::SideFigures& message) {
  message.set_vendor(figures.vendor);
  message.set_partner(figures.partner);
}

void Write(const Terms& terms, v1::Terms& message) {
  message.set_urgency(terms.urgency);
  Write(terms.urgency_by, *message.mutable_urgency_by_side());
  message.set_coverage(terms.coverage);
  Write(terms.coverage_by, *message.mutable_coverage_by_side());
  message.set_calm(terms.calm);
  message.set_evenness(terms.evenness);
  message.set_stability(terms.stability);
  message.set_freshness(terms.freshness);
  Write(terms.freshness_by, *message.mutable_freshness_by_side());
  message.set_simplicity(terms.simplicity);
}

static_assert(static_cast<int>(Kind::kVendor) + 1 == v1::CANDIDATE_KIND_VENDOR);
static_assert(static_cast<int>(Kind::kManual) + 1 == v1::CANDIDATE_KIND_MANUAL);
static_assert(static_cast<int>(CadenceRule::Form::kByHand) + 1 == v1::CadenceRule::FORM_BY_HAND);
static_assert(static_cast<int>(Side::kPartner) + 1 == v1::SIDE_PARTNER);
static_assert(static_cast<int>(StandingState::kNotComputable) + 1 ==
              v1::StandingFigure::STATE_NOT_COMPUTABLE);

}  // namespace

void Write(const Misalignment& misalignment, v1::Misalignment& message) {
  if (misalignment.year_offset_months) {
    message.set_year_offset_months(*misalignment.year_offset_months);
  }
  if (misalignment.planning_lag_months) {
    message.set_planning_lag_months(*misalignment.planning_lag_months);
  }
  for (const int days : misalignment.days_to_nearest_close) {
    message.add_days_to_nearest_close(days);
  }
  message.set_shared_days(misalignment.shared_days);
  message.set_union_days(misalignment.union_days);
}

void Write(const CadenceRule& rule, v1::CadenceRule& message) {
  using Form = CadenceRule::Form;
  message.set_form(OneBehind<v1::CadenceRule::Form>(rule.form));
  if (rule.form == Form::kOwnCycle || rule.form == Form::kWeeksBefore) {
    message.set_side(OneBehind<v1::Side>(rule.side));
  }
  message.set_number(rule.number);
  message.set_text(rule.ToString());
}

v1::CandidateKind ToProto(Kind kind) { return OneBehind<v1::CandidateKind>(kind); }

void Write(const Candidate& candidate, const SideNames& names, v1::Candidate& message) {
  const Judgement& judgement = candidate.judgement;
  for (const Kind kind : candidate.kinds) message.add_kinds(ToProto(kind));
  Write(candidate.rule, *message.mutable_rule());
  for (const CivilDay close : candidate.closes) *message.add_closes() = wire::ToProto(close);
  message.set_score(judgement.score);
  Write(judgement.terms, *message.mutable_terms());
  if (judgement.plan_from) *message.mutable_plan_from() = wire::ToProto(*judgement.plan_from);
  Write(judgement.median_slack, *message.mutable_median_slack_days());
  message.set_stub_days(candidate.stub_days);
  message.set_pareto(candidate.pareto);
  message.set_reason(ReasonFor(candidate, names));
}

void Write(const NotOffered& not_offered, v1::NotOffered& message) {
  message.set_kind(ToProto(not_offered.kind));
  message.set_why(WhyNotOffered(not_offered));
}

void Write(const Revisions& revisions, v1::StandingFigure::Basis& message) {
  message.set_vendor_calendar_revision(revisions.vendor_calendar);
  message.set_vendor_settings_revision(revisions.vendor_settings);
  message.set_partner_calendar_revision(revisions.partner_calendar);
  message.set_partner_settings_revision(revisions.partner_settings);
  message.set_alignment_settings_revision(revisions.alignment_settings);
}

void Write(const StandingView& view, v1::StandingFigure& message) {
  message.set_partnership(view.row.name.ToString());
  message.set_display_name(view.row.display_name);
  message.set_state(OneBehind<v1::StandingFigure::State>(view.state));
  message.set_problem(view.problem);
  if (!view.row.stored) return;
  const StoredFigure& stored = *view.row.stored;
  const StandingFigure& figure = stored.figure;
  if (figure.friction) message.set_friction(ToFigure(*figure.friction));
  if (figure.gain) message.set_gain(ToFigure(*figure.gain));
  for (const Kind kind : figure.best_kinds) message.add_best_kinds(ToProto(kind));
  if (!figure.best_kinds.empty()) Write(figure.best_rule, *message.mutable_best_rule());
  if (figure.plan_from) *message.mutable_plan_from() = wire::ToProto(*figure.plan_from);
  message.set_estimated(figure.estimated);
  *message.mutable_from() = wire::ToProto(stored.from);
  *message.mutable_compute_time() = wire::ToProto(stored.computed_at);
  Write(view.revisions, *message.mutable_basis());
}

void Write(const VendorId& vendor, const AlignmentSettings& settings,
           v1::AlignmentSettings& message) {
  const ScoreSettings& score = settings.score;
  message.set_name(vendor.name() + std::string(kSettingsSuffix));
  v1::AlignmentSettings::Weights& weights = *message.mutable_weights();
  weights.set_urgency(score.urgency);
  weights.set_coverage(score.coverage);
  weights.set_calm(score.calm);
  weights.set_evenness(score.evenness);
  weights.set_stability(score.stability);
  weights.set_freshness(score.freshness);
  weights.set_simplicity(score.simplicity);
  message.set_vendor_share(score.vendor_share);
  message.set_fit_window_days(score.fit_window_days);
  message.set_revision(settings.revision);
  message.set_etag(rpc::Etag(settings.revision));
  if (settings.revision > 0) {
    *message.mutable_update_time() = wire::ToProto(settings.update_time);
  }
}

}  // namespace tandem::fiscal
