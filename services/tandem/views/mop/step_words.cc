#include "services/tandem/views/mop/step_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "services/tandem/views/mop/mop_words.h"
#include "services/tandem/views/mop/terms_words.h"

namespace tandem::client {
namespace {

using fiscal::v1::MopConversation;
using fiscal::v1::MopStep;
using fiscal::v1::MopVersion;

// Nothing, where the reader may not see it.
const MopVersion* VersionOf(const MopStep& step, const MopHistory& history) {
  for (const MopVersion& version : history.mop.versions()) {
    if (version.number() == step.version()) return &version;
  }
  return nullptr;
}

const MopConversation* TalkOf(const MopStep& step, const MopHistory& history) {
  for (const MopConversation& talk : history.conversations) {
    if (NumberOf(talk.name()) == step.subject_number()) return &talk;
  }
  return nullptr;
}

std::string PromiseOf(const MopStep& step, const MopHistory& history) {
  for (const auto& one : history.mop.accommodations()) {
    if (one.number() == step.subject_number()) return "\"" + one.terms().text() + "\"";
  }
  return fmt::format("promise {}", step.subject_number());
}

std::string OfferSentence(const MopStep& step, const std::string& who, const Voice& voice) {
  switch (step.kind()) {
    case MopStep::KIND_CREATED:
      return who + " drafted:";
    case MopStep::KIND_REVISED:
      return fmt::format("{} wrote the draft anew, as version {}:", who, step.version());
    case MopStep::KIND_COUNTERED:
      return fmt::format("{} made {} another offer, version {}:", who,
                         voice.Name(OtherThan(step.side())), step.version());
    default:
      return fmt::format("{} offered version {} to {}:", who, step.version(),
                         voice.Name(OtherThan(step.side())));
  }
}

void AddTerms(const MopVersion& version, const Voice& voice, StepWords& words) {
  words.more.push_back(Sentence(TermsInWords(version.terms(), voice)));
  if (!version.joint_closes().empty() && version.terms().closes().empty()) {
    words.more.push_back("Joint closes: " + DaysInWords(version.joint_closes()) + ".");
  }
  for (std::string& line : AccommodationsInWords(version.terms(), voice)) {
    words.more.push_back("- " + std::move(line));
  }
}

// Whether the reader has seen the version being drafted.
bool WasDrafted(const MopStep& step, const MopHistory& history) {
  return std::ranges::any_of(history.steps, [&](const MopStep& one) {
    return one.version() == step.version() && one.number() < step.number() &&
           (one.kind() == MopStep::KIND_CREATED || one.kind() == MopStep::KIND_REVISED);
  });
}

// Steps that put a version on the table: what it says, and why.
StepWords OfferWords(const MopStep& step, const MopHistory& history, const Voice& voice) {
  if (step.kind() == MopStep::KIND_PROPOSED && WasDrafted(step, history)) {
    return {
        fmt::format("{} offered it to {}, as version {}.", voice.Person(step.side(), step.person()),
                    voice.Name(OtherThan(step.side())), step.version()),
        {}};
  }
  StepWords words{OfferSentence(step, voice.Person(step.side(), step.person()), voice), {}};
  const MopVersion* version = VersionOf(step, history);
  if (version != nullptr) AddTerms(*version, voice, words);
  const std::string& why =
      step.text().empty() && version != nullptr ? version->rationale() : step.text();
  if (!why.empty()) words.more.push_back("\"" + why + "\"");
  return words;
}

StepWords TalkWords(const MopStep& step, const MopHistory& history, const Voice& voice) {
  const std::string who = voice.Person(step.side(), step.person());
  const MopConversation* talk = TalkOf(step, history);
  if (step.kind() == MopStep::KIND_TALK_CONFIRMED) {
    const std::string day = talk == nullptr ? "" : " of " + DayInWords(talk->day());
    return {fmt::format("{} confirmed the conversation{}.", who, day), {}};
  }
  StepWords words{who + " recorded a conversation:", {}};
  if (talk != nullptr) words.more = TalkInSentences(*talk, voice);
  return words;
}

// What somebody did, in the middle of the sentence; empty: no person does that.
std::string DeedOf(const MopStep& step, const MopHistory& history) {
  switch (step.kind()) {
    case MopStep::KIND_DISCARDED:
      return "threw the draft away";
    case MopStep::KIND_ACCEPTED:
      return fmt::format("accepted version {}; both sides agree", step.version());
    case MopStep::KIND_WITHDRAWN:
      return "took the offer back";
    case MopStep::KIND_DECLINED:
      return "declined";
    case MopStep::KIND_REAFFIRMED:
      return "reaffirmed it on the changed calendars";
    case MopStep::KIND_END_ASKED:
      return "said that it shall end";
    case MopStep::KIND_KEPT:
      return fmt::format("kept {}", PromiseOf(step, history));
    case MopStep::KIND_CONTESTED:
      return fmt::format("contested that {} was kept", PromiseOf(step, history));
    case MopStep::KIND_ANSWERED:
      return fmt::format("answered on {}", PromiseOf(step, history));
    default:
      return {};
  }
}

// What time, a calendar or Tandem did.
std::string EventOf(const MopStep& step, const MopHistory& history) {
  const std::string other = ShortMopName(step.other());
  switch (step.kind()) {
    case MopStep::KIND_OFFER_EXPIRED:
      return "Nobody answered in time; the offer expired";
    case MopStep::KIND_BEGAN:
      return "The term began";
    case MopStep::KIND_REVIEW_NEEDED:
      return "A calendar changed, and with it dates of the remaining term";
    case MopStep::KIND_REVIEWED:
      return "Both sides have reaffirmed; the changed calendars hold";
    case MopStep::KIND_REAFFIRMATION_VOIDED:
      return "Another change of a calendar voided what one side had reaffirmed";
    case MopStep::KIND_CUT:
      return fmt::format("{} was agreed, and the term was cut for it", other);
    case MopStep::KIND_SUPERSEDED:
      return fmt::format("{} took its place", other);
    case MopStep::KIND_ENDED:
      return "It ended";
    case MopStep::KIND_TERM_OVER:
      return "The last day of the term passed";
    case MopStep::KIND_RENEWAL_DRAFTED:
      return fmt::format("A draft for the time behind the term was made: {}", other);
    case MopStep::KIND_BROKEN:
      return fmt::format("{} counts as broken", PromiseOf(step, history));
    default:
      return "Something happened that this version of tandem does not know";
  }
}

}  // namespace

StepWords WordsOf(const MopStep& step, const MopHistory& history, const Voice& voice) {
  switch (step.kind()) {
    case MopStep::KIND_CREATED:
    case MopStep::KIND_REVISED:
    case MopStep::KIND_PROPOSED:
    case MopStep::KIND_COUNTERED:
      return OfferWords(step, history, voice);
    case MopStep::KIND_TALKED:
    case MopStep::KIND_TALK_CONFIRMED:
      return TalkWords(step, history, voice);
    default:
      break;
  }
  const std::string deed = DeedOf(step, history);
  const bool by_person = !deed.empty();
  StepWords words{
      by_person ? voice.Person(step.side(), step.person()) + " " + deed : EventOf(step, history),
      {}};
  words.sentence += step.text().empty() ? "." : ":";
  if (!step.text().empty())
    words.more.push_back(by_person ? "\"" + step.text() + "\"" : step.text());
  return words;
}

std::string StepWord(MopStep::Kind kind) { return WordOfEnum(MopStep::Kind_Name(kind), "KIND_"); }

}  // namespace tandem::client
