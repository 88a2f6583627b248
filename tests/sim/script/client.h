#pragma once

#include <deque>
#include <optional>

#include "tests/sim/script/command_maker.h"

namespace tandem::sim {

// What was found wrong, in words.
using Wrong = std::vector<std::string>;

// A client that does what the API asks of clients: a request with an id is sent again, the same,
// until it is answered; of one without an id it looks afterwards what became of it. Keeps the model
// in step, and says what was answered wrongly.
class Client {
 public:
  // The world outlives it.
  explicit Client(World& world) : world_(world), maker_(world.dice(), world.clock(), model_) {}

  // One attempt: of the command in hand, of a new one, or of one that was answered long ago.
  void Step();
  // Sends the command in hand until it is answered.
  void Finish();
  // Brings a partnership to where it can agree on a MOP, all commands answered; from then on most
  // are about MOPs. Only while all is well.
  void PrepareToNegotiate();
  // One more absence of somebody, answered; false if nobody is there.
  bool AddAbsence();

  bool is_waiting() const { return pending_.has_value(); }
  const Model& model() const { return model_; }
  const Wrong& wrong() const { return wrong_; }
  int effects() const { return effects_; }

 private:
  struct Answered {
    Command command;
    std::string answer;
    Instant at;
  };

  Status Send(const Command& command);
  void SendPending();
  void Settle(const Status& answered);
  // What became of a command that has no id and was not answered.
  void LookWhatBecame();
  void RepeatOld();
  void Remember(Command command);
  void Blame(const std::string& text) { wrong_.push_back(text); }

  World& world_;
  Model model_;
  CommandMaker maker_;
  std::optional<Command> pending_;
  Instant pending_since_;
  std::deque<Answered> answered_;
  Wrong wrong_;
  int effects_ = 0;
};

}  // namespace tandem::sim
