#include "tests/sim/simulation.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/base/sha256.h"
#include "libs/messaging/event.h"
#include "services/fiscal_alignment/alignment_service.h"
#include "tests/sim/comparison/alignment_comparison.h"
#include "tests/sim/comparison/mop_comparison.h"
#include "tests/sim/comparison/registry_comparison.h"
#include "tests/sim/comparison/traces_comparison.h"
#include "tests/sim/script/client.h"

namespace tandem::sim {
namespace {

// More than any script needs to come to rest.
constexpr int kMostRounds = 400;
bool IsFigure(const messaging::Message& message) {
  const auto event = messaging::ToEvent(message);
  return event.ok() && event->type.ends_with(".StandingFigureChanged");
}

// Longer than a lease and the longest pause after a failure.
constexpr std::chrono::minutes kRest{11};

class Simulation {
 public:
  explicit Simulation(const Plan& plan)
      : plan_(plan), world_(plan.seed, TemperOf(plan)), client_(world_) {}

  Outcome Run() {
    Check("open", world_.Open());
    world_.faults().CrashAt(plan_.crash_at);
    if (plan_.shuffles) world_.bus().Shuffle();
    if (!plan_.lose_one_of.empty()) world_.bus().LoseOneOf(plan_.lose_one_of);
    if (plan_.seed % kNegotiating == 0) PrepareToNegotiate();
    const int steps = world_.dice().Between(100, 200);
    for (int i = 0; i < steps && IsWell(); ++i) Step();
    world_.Tell("all is well from here on");
    world_.faults().Heal();
    Check("start", world_.StartAll());
    client_.Finish();
    ComeToRest();
    if (IsWell()) Compare();
    if (IsWell()) CheckThatAbsencesMoveNothing();
    if (IsWell()) CheckLaterMonths();
    return Report();
  }

 private:
  // Calm seeds and stormy ones.
  static Temper TemperOf(const Plan& plan) {
    if (!plan.with_faults) return {};
    Dice dice(plan.seed + 1);
    return {.error = 0.02 * dice.Between(0, 6), .crash = 0.004 * dice.Between(0, 6)};
  }

  void PrepareToNegotiate() {
    world_.faults().Heal();
    client_.PrepareToNegotiate();
    ComeToRest();
    world_.faults().Resume();
  }

  bool IsWell() const { return wrong_.empty() && client_.wrong().empty(); }

  void Check(const std::string& what, const Status& done) {
    if (!done.ok()) wrong_.push_back(fmt::format("{}: {}", what, MessageOf(done)));
  }

  void Step() {
    const int thrown = world_.dice().Between(1, 100);
    if (thrown <= 42) return client_.Step();
    if (thrown <= 82) return OneRound();
    if (thrown <= 92) return PassTime();
    if (thrown <= 94) return EndOne();
    StartOne();
  }

  // One round of something that a service does by itself.
  void OneRound() {
    Node& node = *world_.nodes()[world_.dice().Below(2)];
    const std::vector<Round> rounds = node.Rounds();
    if (rounds.empty()) return;
    // The request log is looked at once an hour, the rest all the time.
    const std::size_t chosen =
        world_.dice().Below(rounds.size() - (world_.dice().Chance(0.8) ? 1 : 0));
    RunRound(node, rounds[chosen]);
  }

  // Whether it did anything.
  bool RunRound(Node& node, const Round& round) {
    bool worked = false;
    const Status done = world_.Act(node, round.name, [&]() -> Status {
      ASSIGN_OR_RETURN(worked, round.run());
      return OkStatus();
    });
    if (worked || !done.ok() || !world_.faults().healed()) {
      world_.Tell(fmt::format("{}: {} {}", round.name, worked ? "worked" : CodeName(done.code()),
                              MessageOf(done)));
    }
    if (!done.ok() && !IsRetryable(done)) Check(round.name, done);
    return worked || !done.ok();
  }

  // Seconds mostly; days and months now and then, but never while a command waits for its answer:
  // the model could not know on which day it had its effect.
  void PassTime() {
    Dice& dice = world_.dice();
    const int kind = dice.Between(1, 11);
    std::chrono::seconds step(dice.Between(1, 40));
    if (kind == 8) step = std::chrono::hours(dice.Between(1, 20));
    if (kind == 9) step = std::chrono::hours(24 * dice.Between(1, 10));
    if (kind >= 10) step = std::chrono::hours(24 * dice.Between(10, 45));
    const Instant next = world_.clock().Now() + step;
    if (client_.is_waiting() && UtcDay(next) != UtcDay(world_.clock().Now())) return;
    world_.clock().Advance(step);
  }

  void EndOne() {
    Node& node = *world_.nodes()[world_.dice().Below(2)];
    if (!node.is_up()) return;
    node.Kill();
    world_.Tell(node.name() + " is killed");
  }

  void StartOne() {
    for (Node* node : world_.nodes()) {
      if (node->is_up()) continue;
      const Status started =
          world_.Act(*node, node->name() + " start", [&] { return node->Start(); });
      world_.Tell(fmt::format("{} starts: {}", node->name(), CodeName(started.code())));
      if (!started.ok() && !IsRetryable(started)) Check("start", started);
      return;
    }
  }

  // Every round of every service, again and again, until none has anything to do.
  void ComeToRest() {
    int quiet = 0;
    for (int i = 0; i < kMostRounds && quiet < 2; ++i) {
      bool any = false;
      for (Node* node : world_.nodes()) {
        for (const Round& round : node->Rounds()) any = RunRound(*node, round) || any;
      }
      any = any || world_.bus().Lag(fiscal::FiscalAlignment::kConsumerName) > 0;
      // What rests after a failure, and leases of processes that have ended, take their time.
      if (!any) world_.clock().Advance(kRest);
      quiet = any ? 0 : quiet + 1;
    }
    if (quiet < 2) wrong_.emplace_back("it does not come to rest");
  }

  void Compare() {
    const Model& model = client_.model();
    const CivilDay today = UtcDay(world_.clock().Now());
    CompareRegistry(world_.endpoints(), model, wrong_);
    CompareAlignment(world_.endpoints(), model, today, wrong_);
    CompareEvents(world_, model, wrong_);
    CompareMops(world_, model, wrong_);
    FindErasedTexts(world_, model, wrong_);
  }

  // Standing figures that were told.
  std::size_t FiguresTold() {
    std::size_t figures = 0;
    const auto& log = world_.bus().log();
    if (const auto topic = log.find("tandem.fiscal.v1"); topic != log.end()) {
      for (const auto& [key, messages] : topic->second) {
        figures += static_cast<std::size_t>(std::ranges::count_if(messages, IsFigure));
      }
    }
    return figures;
  }

  // Absences shift no period and no figure: one more, and nothing is told of any figure.
  void CheckThatAbsencesMoveNothing() {
    // Not across a month's end, where figures move by themselves.
    world_.clock().Advance(std::chrono::seconds(1));
    ComeToRest();
    const std::size_t before = FiguresTold();
    const CivilDay month = fiscal::FirstOfMonth(UtcDay(world_.clock().Now()));
    if (!client_.AddAbsence()) return;
    ComeToRest();
    if (fiscal::FirstOfMonth(UtcDay(world_.clock().Now())) != month) return;
    if (FiguresTold() != before) wrong_.emplace_back("an absence moved a standing figure");
    Compare();
  }

  // Nothing but time passes, and all figures follow.
  void CheckLaterMonths() {
    for (int i = 0; i < 2; ++i) {
      world_.clock().Advance(std::chrono::hours(24 * 31));
      ComeToRest();
      CompareAlignment(world_.endpoints(), client_.model(), UtcDay(world_.clock().Now()), wrong_);
      CompareMops(world_, client_.model(), wrong_);
    }
  }

  Outcome Report() {
    Outcome outcome{.wrong = wrong_,
                    .trace = world_.trace(),
                    .points = world_.faults().points(),
                    .effects = client_.effects()};
    outcome.wrong.insert(outcome.wrong.end(), client_.wrong().begin(), client_.wrong().end());
    std::string all;
    for (const std::string& line : outcome.trace) all += line + '\n';
    for (Node* node : world_.nodes()) all += Dump(*node);
    outcome.digest = Sha256Hex(all);
    return outcome;
  }

  const Plan& plan_;
  World world_;
  Client client_;
  Wrong wrong_;
};

}  // namespace

Outcome Simulate(const Plan& plan) { return Simulation(plan).Run(); }

}  // namespace tandem::sim
