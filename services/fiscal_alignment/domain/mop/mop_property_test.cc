#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "services/fiscal_alignment/domain/mop/mop_model_testing.h"

namespace tandem::fiscal {
namespace {

// One MOP and its model, to which the same things happen at random.
class Run {
 public:
  Run() {
    model_.author = AnySide();
    std::vector<MopStep> none;
    mop_ = CreateMop({{}, 1}, ActorOf(model_.author), {AnyTerms(), "why"}, GoodBasis(),
                     ModelTime(0), none)
               .value();
    SetTerm();
  }

  // One call of one side, or some time; the mop and the model must agree on what follows.
  void Step() {
    const Mop before = mop_;
    const std::size_t steps_before = steps_.size();
    const auto [expected, status] = AnyCall();
    const Answer answer = AnswerOf(status);
    RC_LOG() << "answer " << MessageOf(status) << ", state " << MopStateName(mop_.state) << '\n';
    RC_ASSERT(answer == expected);
    if (answer != Answer::kOk) {
      RC_ASSERT(mop_ == before);
      RC_ASSERT(steps_.size() == steps_before);
    }
    Compare();
  }

  // In one leap the same happens as hour by hour.
  void Pass() {
    const int hours = Mostly(3) ? Any(1, 60) : Any(1, 40) * kDayHours;
    std::vector<MopStep> slow_steps;
    Mop slow = mop_;
    CheckNextMoment(slow, ModelTime(model_.now));
    std::optional<Instant> next = NextMoment(slow);
    for (int i = 0; i < hours; ++i) {
      model_.Tick();
      const bool changed = Advance(slow, now(), slow_steps);
      const bool renewal = IsRenewalDue(slow, now());
      RC_ASSERT((changed || renewal) == (next && *next <= now()));
      if (!changed && !renewal) continue;
      slow.renewed = slow.renewed || renewal;
      CheckNextMoment(slow, now());
      next = NextMoment(slow);
    }
    std::vector<MopStep> leap_steps;
    const bool leapt = Advance(mop_, now(), leap_steps);
    RC_ASSERT(leapt == !leap_steps.empty());
    mop_.renewed = slow.renewed;
    RC_ASSERT(mop_ == slow);
    RC_ASSERT(leap_steps == slow_steps);
    Compare();
  }

 private:
  Instant now() const { return ModelTime(model_.now); }

  void Compare() const {
    RC_ASSERT(MopStateName(mop_.state) == MopStateName(model_.state));
    RC_ASSERT(mop_.open_version == model_.open);
    RC_ASSERT(mop_.agreed_version == model_.agreed);
    RC_ASSERT(mop_.term.last == ModelDay(model_.last));
    RC_ASSERT(static_cast<int>(mop_.versions.size()) == model_.versions);
    RC_ASSERT(mop_.review.has_value() == (model_.state == MopState::kNeedsReview));
    if (mop_.review) RC_ASSERT(mop_.review->reaffirmed == model_.reaffirmed);
  }

  // Terms that begin soon.
  MopTerms AnyTerms() {
    MopTerms terms = PeriodTerms();
    const int first = model_.today() + Any(0, 45);
    terms.term = {ModelDay(first), ModelDay(first + Any(0, 80))};
    terms.rule->side = AnySide();
    return terms;
  }
  void SetTerm() {
    model_.first = mop_.term.first - ModelDay(0);
    model_.last = mop_.term.last - ModelDay(0);
  }
  void Opened(Side side, int offer_days) {
    SetTerm();
    model_.open = model_.versions;
    model_.offering = side;
    model_.open_until = std::min(model_.now + offer_days * kDayHours, model_.first * kDayHours);
  }
  static MopBasis BasisThatIs(bool good) {
    MopBasis basis = GoodBasis();
    if (!good) basis.obstacles = {"the calendar of the partner is not known"};
    return basis;
  }

  struct Outcome {
    Answer expected;
    Status status;
  };

  // Mostly the side that may do something, or life would be short of events.
  Side LikelySide() const {
    if (!Mostly(4)) return AnySide();
    if (model_.state == MopState::kDraft) return model_.author;
    return model_.open != 0 ? Other(model_.offering) : AnySide();
  }

  Outcome AnyCall() {
    const Side side = LikelySide();
    const bool open = model_.open != 0;
    const int kind = Any(0, 9);
    if (model_.state == MopState::kDraft && kind > 4) return Propose(side);
    if (open && kind > 6) return Accept(side);
    if (model_.state == MopState::kNeedsReview && kind > 4) return Reaffirm(side);
    if (model_.bound() && kind > 7) return Review();
    switch (kind % 8) {
      case 0:
        return Revise(side);
      case 1:
        return Discard(side);
      case 2:
        return Propose(side);
      case 3:
        return Counter(side);
      case 4:
        return Accept(side);
      case 5:
        return Refuse(side);
      case 6:
        return Mostly(3) ? Reaffirm(side) : End(side);
      default:
        return Mostly(2) ? Review() : Replace();
    }
  }

  Outcome Revise(Side side) {
    const MopTerms terms = AnyTerms();
    const Answer expected = model_.Do(Call::kRevise, side, true);
    const Status status = ReviseMop(mop_, ActorOf(side), {terms, ""}, GoodBasis(), now(), steps_);
    if (expected == Answer::kOk) {
      ++model_.versions;
      SetTerm();
    }
    return {expected, status};
  }

  Outcome Discard(Side side) {
    // A draft would not live long otherwise.
    if (Mostly(4)) return {Answer::kOk, OkStatus()};
    return {model_.Do(Call::kDiscard, side, true), DiscardMop(mop_, ActorOf(side), now(), steps_)};
  }

  Outcome Propose(Side side) {
    const bool good = Mostly();
    const int offer_days = Any(1, 40);
    const bool later = mop_.term.first > ModelDay(model_.today());
    const Answer expected = model_.Do(Call::kPropose, side, good && later);
    const Status status =
        ProposeMop(mop_, ActorOf(side), BasisThatIs(good), offer_days, now(), steps_);
    if (expected == Answer::kOk) Opened(side, offer_days);
    return {expected, status};
  }

  Outcome Counter(Side side) {
    const bool good = Mostly();
    const int offer_days = Any(1, 40);
    const MopTerms terms = Mostly(4) ? AnyTerms() : mop_.current().terms;
    const MopTerms& open = mop_.current().terms;
    const bool differs = terms.term != open.term || terms.rule->side != open.rule->side;
    const bool later = terms.term.first > ModelDay(model_.today());
    const Answer expected = model_.Do(Call::kCounter, side, good && differs && later);
    const Status status =
        CounterMop(mop_, ActorOf(side), {terms, ""}, BasisThatIs(good), offer_days, now(), steps_);
    if (expected == Answer::kOk) {
      ++model_.versions;
      Opened(side, offer_days);
    }
    return {expected, status};
  }

  Outcome Accept(Side side) {
    const int version = Mostly() ? model_.versions : Any(0, model_.versions + 1);
    const bool reasoned = Mostly();
    AcceptanceFacts facts = {.revisions = {Mostly() ? 1 : 2, 1}, .talked = Mostly(), .binding = {}};
    const bool free = Mostly();
    if (!free) facts.binding = {{7, {mop_.term.last, mop_.term.last + 3}}};
    const bool guards = version == model_.versions && reasoned && facts.talked && free &&
                        facts.revisions.vendor == 1;
    const Answer expected = model_.Do(Call::kAccept, side, guards);
    const Status status =
        AcceptMop(mop_, ActorOf(side), version, reasoned ? "yes" : "", facts, now(), steps_);
    if (expected == Answer::kOk) {
      model_.agreed = model_.open;
      model_.open = 0;
    }
    return {expected, status};
  }

  // Withdraw or decline.
  Outcome Refuse(Side side) {
    const std::string reason = Mostly() ? "no" : "";
    const Call call = Any(0, 1) == 0 ? Call::kWithdraw : Call::kDecline;
    if (Mostly(4)) return {Answer::kOk, OkStatus()};
    const Answer expected = model_.Do(call, side, !reason.empty());
    const auto refuse = call == Call::kWithdraw ? &WithdrawMop : &DeclineMop;
    const Status status = refuse(mop_, ActorOf(side), reason, now(), steps_);
    if (expected == Answer::kOk) model_.open = 0;
    return {expected, status};
  }

  Outcome End(Side side) {
    const bool reasoned = Mostly();
    std::vector<CivilDay> closes;
    for (int day = model_.first + 20; day <= model_.last; day += 25) {
      closes.push_back(ModelDay(day));
    }
    const bool guards = reasoned && !model_.end_day;
    const Answer expected = model_.Do(Call::kEnd, side, guards);
    const Status status =
        EndMop(mop_, ActorOf(side), reasoned ? "enough" : "", closes, now(), steps_);
    if (expected == Answer::kOk) {
      int end = model_.today();
      for (const CivilDay close : closes) {
        if (close <= ModelDay(model_.today())) continue;
        end = close - ModelDay(0);
        break;
      }
      model_.end_day = end;
      model_.last = std::min(model_.last, end);
    }
    return {expected, status};
  }

  // A successor is agreed that begins on some day to come.
  Outcome Replace() {
    if (!model_.bound() || model_.replaced_on) return {Answer::kOk, OkStatus()};
    Mop successor;
    successor.name.number = 9;
    const int first = model_.today() + Any(1, 60);
    successor.term = {ModelDay(first), ModelDay(first + 300)};
    CutMop(mop_, successor, now(), steps_);
    if (first <= model_.last + 1) model_.replaced_on = first;
    model_.last = std::min(model_.last, first - 1);
    return {Answer::kOk, OkStatus()};
  }

  Outcome Review() {
    if (!model_.bound()) return {Answer::kOk, OkStatus()};
    const bool differs = Any(0, 1) == 0;
    MopDates agreed;
    agreed.closes = {ModelDay(model_.today())};
    MopDates dates;
    dates.closes = {ModelDay(model_.today() + (differs ? 1 : 0))};
    ++calendar_revision_;
    const bool reviewed = model_.state == MopState::kNeedsReview;
    const bool changed = ReviewMop(mop_, agreed, dates, {calendar_revision_, 1}, now(), steps_);
    RC_ASSERT(changed == (differs || reviewed));
    if (changed) model_.state = MopState::kNeedsReview;
    model_.reaffirmed = {};
    return {Answer::kOk, OkStatus()};
  }

  Outcome Reaffirm(Side side) {
    const Answer expected = model_.Reaffirm(side);
    return {expected, ReaffirmMop(mop_, ActorOf(side), now(), steps_)};
  }

  // Nothing happens between now and the next moment, and something does then.
  static void CheckNextMoment(const Mop& mop, Instant now) {
    const std::optional<Instant> next = NextMoment(mop);
    std::vector<MopStep> steps;
    Mop copy = mop;
    const Instant just_before =
        next ? *next - std::chrono::microseconds(1) : now + std::chrono::years(3);
    RC_ASSERT(!Advance(copy, just_before, steps));
    RC_ASSERT(!IsRenewalDue(copy, just_before));
    if (next) RC_ASSERT(IsRenewalDue(copy, *next) || Advance(copy, *next, steps));
  }

  MopModel model_;
  Mop mop_;
  std::vector<MopStep> steps_;
  std::int64_t calendar_revision_ = 1;
};

RC_GTEST_PROP(MopProperty, F5_AnyInterleavingOfBothSidesAndTimeFollowsTheTable, ()) {
  for (int life = 0; life < 4; ++life) {
    Run run;
    for (int i = 0; i < 30; ++i) {
      run.Step();
      if (Any(0, 2) == 0) run.Pass();
    }
  }
}

}  // namespace
}  // namespace tandem::fiscal
