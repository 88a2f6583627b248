#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/base/text.h"
#include "services/fiscal_alignment/domain/mop/mop_life.h"

// What the calls of mop_life.h share: how they refuse, check texts and tell a step.
namespace tandem::fiscal {

inline constexpr std::size_t kLongestReason = 4000;

// FAILED_PRECONDITION, reason NOT_READY.
Status NotReady(std::string_view message);
// "it is ACTIVE; only a DRAFT can be proposed".
Status WrongState(const Mop& mop, std::string_view what_can, std::string_view be_done);

// All that is missing for a call.
class Missing {
 public:
  void Add(std::string item) { items_.push_back(std::move(item)); }
  // OK if nothing is missing, else NOT_READY with all of it.
  Status ToStatus() const;

 private:
  std::vector<std::string> items_;
};

// Whatever people write about a MOP may have lines.
inline Status CheckWriting(std::string_view field, std::string_view text,
                           std::size_t most_characters) {
  return CheckText(field, text, most_characters, Controls::kLinesAndTabs);
}

// A reason must be there.
Status CheckReason(const std::string& reason);

// Whether a version is open and the actor's side is the one to answer it.
Status CheckAnswers(const Mop& mop, const MopActor& actor, std::string_view be_done);

// In whose zone its days begin and end.
const std::string& ZoneOf(const Mop& mop);

// What the actor did; version 0: it is about none.
MopStep StepOf(MopStep::Kind kind, const MopActor& actor, int version, std::string text,
               Instant now);
// Appends the step, the state filled in, and stamps the MOP with its time.
void Tell(Mop& mop, MopStep step, std::vector<MopStep>& steps);

}  // namespace tandem::fiscal
