#pragma once

#include <string>
#include <vector>

#include "services/tandem/views/mop/story.h"

namespace tandem::client {

// A step of a MOP's life as one would tell it.
struct StepWords {
  std::string sentence;
  std::vector<std::string> more;  // what was offered, the reasons, what was said
};
StepWords WordsOf(const fiscal::v1::MopStep& step, const MopHistory& history, const Voice& voice);

// As programs read it: "countered".
std::string StepWord(fiscal::v1::MopStep::Kind kind);

}  // namespace tandem::client
