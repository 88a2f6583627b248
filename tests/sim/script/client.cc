#include "tests/sim/script/client.h"

#include <algorithm>

#include <fmt/format.h>

#include "tests/sim/comparison/registry_comparison.h"

namespace tandem::sim {
namespace {

constexpr double kRepeatOld = 0.08;
constexpr double kReadBack = 0.2;
constexpr std::size_t kMostRemembered = 40;
// Less than requests are remembered for.
constexpr std::chrono::hours kMayRepeat{12 * 24};

}  // namespace

Status Client::Send(const Command& command) {
  Node& node = command.of_alignment ? static_cast<Node&>(world_.alignment()) : world_.registry();
  return world_.Act(node, command.name, [&] { return command.send(world_.endpoints()); });
}

void Client::Step() {
  if (!pending_ && !answered_.empty() && world_.dice().Chance(kRepeatOld)) return RepeatOld();
  if (!pending_) {
    pending_ = maker_.Next();
    pending_since_ = world_.clock().Now();
    world_.Tell(fmt::format("{} {}", pending_->name, pending_->text));
  }
  SendPending();
}

void Client::Finish() {
  while (pending_ && wrong_.empty()) SendPending();
}

void Client::PrepareToNegotiate() {
  for (;;) {
    pending_ = maker_.NextTowardsMops();
    if (!pending_ || !wrong_.empty()) return;
    pending_since_ = world_.clock().Now();
    world_.Tell(fmt::format("{} {}", pending_->name, pending_->text));
    Finish();
  }
}

bool Client::AddAbsence() {
  pending_ = maker_.NextAbsence();
  pending_since_ = world_.clock().Now();
  const bool any = pending_.has_value();
  Finish();
  return any;
}

void Client::SendPending() {
  const Status answered = Send(*pending_);
  world_.Tell(
      fmt::format("  {}: {} {}", pending_->name, CodeName(answered.code()), MessageOf(answered)));
  if (!IsRetryable(answered)) return Settle(answered);
  if (!pending_->repeatable) LookWhatBecame();
}

void Client::Settle(const Status& answered) {
  Command command = *std::move(pending_);
  pending_.reset();
  if (!command.expected.contains(answered.code())) {
    return Blame(fmt::format("{} {}: answered {} {}", command.name, command.text,
                             CodeName(answered.code()), MessageOf(answered)));
  }
  if (!answered.ok()) return;
  command.effect(model_);
  ++effects_;
  // What was answered can be read at once.
  const bool is_up = world_.registry().is_up();
  if (is_up && !command.shown_by.empty() && world_.dice().Chance(kReadBack)) {
    CompareOrganisation(world_.endpoints(), model_, command.shown_by, wrong_);
  }
  Remember(std::move(command));
}

void Client::LookWhatBecame() {
  Command command = *std::move(pending_);
  pending_.reset();
  if (const Status up = world_.StartAll(); !up.ok()) return Blame(std::string(MessageOf(up)));
  Model after = model_;
  if (command.expected.contains(StatusCode::kOk)) command.effect(after);
  Wrong without;
  CompareOrganisation(world_.endpoints(), model_, command.shown_by, without);
  Wrong with;
  CompareOrganisation(world_.endpoints(), after, command.shown_by, with);
  world_.Tell(fmt::format("  it {} its effect", without.empty() ? "did not have" : "had"));
  if (without.empty()) return;
  if (with.empty()) {
    model_ = std::move(after);
    ++effects_;
    return;
  }
  Blame(fmt::format("{} {} left neither what was nor what should be: {}", command.name,
                    command.text, with.front()));
}

void Client::Remember(Command command) {
  if (!command.repeatable || command.validates_only) return;
  // The answers about somebody who was erased are forgotten, so that nothing stays of the person.
  if (command.name == "ErasePerson") {
    std::erase_if(answered_, [&](const Answered& one) {
      return !one.command.about.empty() &&
             command.text.find(one.command.about + "\"") != std::string::npos;
    });
  }
  std::string answer = command.answer();
  answered_.push_back({std::move(command), std::move(answer), pending_since_});
  if (answered_.size() > kMostRemembered) answered_.pop_front();
}

void Client::RepeatOld() {
  std::erase_if(answered_,
                [&](const Answered& one) { return world_.clock().Now() - one.at > kMayRepeat; });
  if (answered_.empty()) return;
  const Answered& old = world_.dice().OneOf(answered_);
  world_.Tell(fmt::format("again {} {}", old.command.name, old.command.text));
  const Status answered = Send(old.command);
  if (IsRetryable(answered)) return;
  if (answered.ok() && old.command.answer() == old.answer) return;
  Blame(fmt::format("{} {}: another answer to the same request, {} {}", old.command.name,
                    old.command.text, CodeName(answered.code()), MessageOf(answered)));
}

}  // namespace tandem::sim
