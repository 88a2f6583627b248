#include "services/tandem/views/mop/story.h"

#include <fmt/format.h>

#include "services/tandem/views/mop/mop_view.h"
#include "services/tandem/views/mop/mop_words.h"
#include "services/tandem/views/mop/step_words.h"
#include "services/tandem/views/mop/terms_words.h"

namespace tandem::client {
namespace {

using fiscal::v1::MopStep;

constexpr int kIndent = 4;

std::string Title(const MopHistory& history, const Voice& voice, const Terminal& terminal) {
  return terminal.Bold(fmt::format("How MOP {} of {} and {} came about",
                                   NumberOf(history.mop.name()), voice.vendor, voice.partner)) +
         "\n";
}

// "30 Sep 2026".
std::string ShortDay(const google::protobuf::Timestamp& time) {
  const std::string day = DayInWords(time);
  const std::size_t month = day.find(' ') + 1;
  return day.substr(0, month + 3) + day.substr(day.rfind(' '));
}

std::string EndOf(const MopHistory& history, const Voice& voice) {
  std::string state = StateWord(history.mop.state());
  if (state == "needs-review") state = "needs review";
  std::string end = fmt::format("It is {} now.", state);
  if (const std::string waits = WaitsFor(history.mop, voice); !waits.empty()) end += " " + waits;
  return end;
}

}  // namespace

std::string StoryOf(const MopHistory& history, const Voice& voice, const Terminal& terminal) {
  std::string text = Title(history, voice, terminal);
  std::string day;
  for (const MopStep& step : history.steps) {
    if (const std::string today = ShortDay(step.time()); today != day) {
      day = today;
      text += "\n" + terminal.Bold(day) + "\n";
    }
    const StepWords words = WordsOf(step, history, voice);
    text += Wrapped(Printable(words.sentence), 2);
    for (const std::string& more : words.more) text += Wrapped(Printable(more), kIndent);
  }
  Voice named = voice;
  named.reader = fiscal::v1::SIDE_UNSPECIFIED;
  return text + "\n" + Wrapped(EndOf(history, named), 0);
}

Listing StepRows(const MopHistory& history, const Voice& voice) {
  Listing listing({{"number", ""},
                   {"time", ""},
                   {"kind", ""},
                   {"side", ""},
                   {"person", ""},
                   {"personName", ""},
                   {"version", ""},
                   {"state", ""},
                   {"subjectNumber", ""},
                   {"other", ""},
                   {"text", ""},
                   {"sentence", ""}});
  for (const MopStep& step : history.steps) {
    const bool somebody = !step.person().empty();
    listing.Add({step.number(), IsoTime(step.has_time(), step.time()), StepWord(step.kind()),
                 SideWord(step.side()), step.person(),
                 somebody ? voice.ShortPerson(step.side(), step.person()) : std::string(),
                 std::int64_t{step.version()}, StateWord(step.state()),
                 std::int64_t{step.subject_number()}, ShortMopName(step.other()), step.text(),
                 WordsOf(step, history, voice).sentence});
  }
  return listing;
}

}  // namespace tandem::client
