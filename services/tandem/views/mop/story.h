#pragma once

#include <string>
#include <vector>

#include "services/tandem/views/listing.h"
#include "services/tandem/views/mop/voice.h"
#include "services/tandem/views/terminal.h"
#include "tandem/fiscal/v1/mop.pb.h"

namespace tandem::client {

// What happened to a MOP. JSON and CSV are fixed forms for programs.
struct MopHistory {
  fiscal::v1::Mop mop;
  std::vector<fiscal::v1::MopStep> steps;
  std::vector<fiscal::v1::MopConversation> conversations;
};

// As one would tell it: who offered what and why, what each side said, what was agreed.
std::string StoryOf(const MopHistory& history, const Voice& voice, const Terminal& terminal);
// A line for each step.
Listing StepRows(const MopHistory& history, const Voice& voice);

// Conversations in full, and a line for each.
std::string TalksAsText(const std::vector<fiscal::v1::MopConversation>& talks, const Voice& voice,
                        const Terminal& terminal);
Listing TalkListing();
void AddTalk(const fiscal::v1::MopConversation& talk, Listing& listing);
// What was said, in sentences: who talked how and when, what binds each side, what came of it.
std::vector<std::string> TalkInSentences(const fiscal::v1::MopConversation& talk,
                                         const Voice& voice);

}  // namespace tandem::client
