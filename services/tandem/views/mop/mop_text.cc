#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/tandem/views/mop/mop_view.h"
#include "services/tandem/views/mop/mop_words.h"
#include "services/tandem/views/mop/terms_words.h"

namespace tandem::client {
namespace {

using fiscal::v1::Accommodation;
using fiscal::v1::Mop;
using fiscal::v1::MopVersion;

std::string Quoted(const std::string& text, int indent) {
  return Wrapped("\"" + Printable(text) + "\"", indent);
}

std::string Title(const Mop& mop, const Voice& voice, const Terminal& terminal) {
  std::string state = StateWord(mop.state());
  if (state == "needs-review") state = "needs review";
  return terminal.Bold(fmt::format("MOP {} of {} and {}: {}", NumberOf(mop.name()), voice.vendor,
                                   voice.partner, state)) +
         "\n";
}

// How a version came about: "drafted by Ann Lee (Cisco) on 20 May 2026".
std::string Origin(const MopVersion& version, const Voice& voice) {
  const std::string who = voice.Person(version.side(), version.author());
  if (!version.has_offer_time()) {
    return fmt::format("drafted by {} on {}, not offered", who, DayInWords(version.create_time()));
  }
  return fmt::format("offered by {} on {}", who, DayInWords(version.offer_time()));
}

std::string VersionText(const Mop& mop, const MopVersion& version, const Voice& voice,
                        const Terminal& terminal) {
  std::string title = fmt::format("Version {}", version.number());
  if (version.number() == mop.agreed_version()) title += " (agreed)";
  if (version.number() == mop.open_version()) title += " (open)";
  std::string text = terminal.Bold(title) + "\n";
  text += Wrapped(Sentence(Origin(version, voice)), 2);
  text += Wrapped(Sentence(TermsInWords(version.terms(), voice)), 2);
  if (!version.joint_closes().empty()) {
    text += Wrapped(
        fmt::format("Joint closes: {}", fmt::join(IsoDays(version.joint_closes()), " ")), 2);
  }
  for (const std::string& line : AccommodationsInWords(version.terms(), voice)) {
    text += Wrapped("- " + Printable(line), 2);
  }
  if (!version.rationale().empty()) text += Quoted(version.rationale(), 2);
  return text;
}

std::string_view BecameOf(Accommodation::State state) {
  switch (state) {
    case Accommodation::STATE_KEPT:
      return "kept";
    case Accommodation::STATE_CONTESTED:
      return "contested";
    case Accommodation::STATE_BROKEN:
      return "broken";
    default:
      return "open";
  }
}

std::string PromiseText(const Accommodation& one, const Voice& voice) {
  const auto& terms = one.terms();
  std::string text =
      Wrapped(fmt::format("{}. {} of {}, until {}, {}: {}", one.number(),
                          voice.ShortPerson(terms.side(), terms.owner()), voice.Name(terms.side()),
                          DayInWords(terms.due()), BecameOf(one.state()), Printable(terms.text())),
              2);
  if (!one.contest_reason().empty()) {
    const fiscal::v1::Side other = OtherThan(terms.side());
    text += Wrapped(
        fmt::format("{} {}: \"{}\"", SentenceStart(voice.Addressed(other)),
                    other == voice.reader ? "say" : "says", Printable(one.contest_reason())),
        5);
  }
  if (!one.answer().empty()) {
    text +=
        Wrapped(fmt::format("{} answers: \"{}\"", voice.ShortPerson(terms.side(), terms.owner()),
                            Printable(one.answer())),
                5);
  } else if (one.state() == Accommodation::STATE_CONTESTED) {
    text += Wrapped(fmt::format("An answer is due on {}.", DayInWords(one.answer_due())), 5);
  }
  return text;
}

// What followed from an agreement.
std::string OutcomeText(const Mop& mop, const Voice& voice) {
  std::string text;
  if (mop.agreed_version() > 0) {
    text += Wrapped(fmt::format("Agreed on {}; it holds from {}.", DayInWords(mop.agree_time()),
                                SpanInWords(mop.term())),
                    2);
  }
  if (mop.has_end_day()) {
    text +=
        Wrapped(fmt::format("{} ended it with {}.", SentenceStart(voice.Addressed(mop.ended_by())),
                            DayInWords(mop.end_day())),
                2);
  }
  if (!mop.successor().empty()) {
    text += Wrapped(fmt::format("{} takes its place.", ShortMopName(mop.successor())), 2);
  }
  return text;
}

}  // namespace

const MopVersion* MainVersion(const Mop& mop) {
  const int wanted = mop.open_version() > 0 ? mop.open_version() : mop.agreed_version();
  for (const MopVersion& version : mop.versions()) {
    if (version.number() == wanted) return &version;
  }
  return mop.versions().empty() ? nullptr : &mop.versions(mop.versions_size() - 1);
}

std::string WaitsFor(const Mop& mop, const Voice& voice) {
  const MopVersion* version = MainVersion(mop);
  if (IsOffered(mop.state()) && version != nullptr) {
    const std::string other = voice.Addressed(OtherThan(version->side()));
    return fmt::format("Version {} waits for {} to answer, until {}.", mop.open_version(), other,
                       TimeInWords(mop.open_until()));
  }
  if (mop.state() == Mop::STATE_DRAFT && version != nullptr) {
    return fmt::format("Only {} can see it: it was not offered yet.",
                       voice.Addressed(version->side()));
  }
  if (mop.state() == Mop::STATE_NEEDS_REVIEW) {
    return "A calendar changed: both sides have to reaffirm what was agreed.";
  }
  return {};
}

std::string MopAsText(const Mop& mop, const Voice& voice, const Terminal& terminal) {
  std::string text = Title(mop, voice, terminal);
  if (const std::string waits = WaitsFor(mop, voice); !waits.empty()) text += Wrapped(waits, 2);
  text += OutcomeText(mop, voice);
  for (const MopVersion& version : mop.versions()) {
    text += "\n" + VersionText(mop, version, voice, terminal);
  }
  for (const auto& one : mop.acceptances()) {
    // An offer is its own side's acceptance; its reasons stand with the version.
    const MopVersion* agreed = MainVersion(mop);
    if (agreed == nullptr || one.side() == agreed->side()) continue;
    if (one.rationale().empty() || one.version() != mop.agreed_version()) continue;
    text +=
        "\n" +
        Wrapped(fmt::format("{} accepted version {} on {}:", voice.Person(one.side(), one.person()),
                            one.version(), DayInWords(one.accept_time())),
                0);
    text += Quoted(one.rationale(), 2);
  }
  if (!mop.accommodations().empty()) text += "\n" + terminal.Bold("What was promised") + "\n";
  for (const Accommodation& one : mop.accommodations()) text += PromiseText(one, voice);
  if (mop.state() == Mop::STATE_NEEDS_REVIEW && mop.has_review()) {
    text += "\n" + ReviewAsText(mop, voice, terminal);
  }
  return text;
}

std::string ReviewAsText(const Mop& mop, const Voice& voice, const Terminal& terminal) {
  std::string text = terminal.Bold(fmt::format("What changed for MOP {} of {} and {}",
                                               NumberOf(mop.name()), voice.vendor, voice.partner)) +
                     "\n";
  if (mop.state() != Mop::STATE_NEEDS_REVIEW) return text + "  Nothing has to be reviewed.\n";
  const fiscal::v1::MopReview& review = mop.review();
  for (const std::string& difference : review.differences()) {
    text += Wrapped("- " + Printable(difference), 2);
  }
  if (!review.joint_closes().empty()) {
    text += Wrapped(fmt::format("Joint closes of the remaining term, if both reaffirm: {}",
                                fmt::join(IsoDays(review.joint_closes()), " ")),
                    2);
  }
  for (const int side : review.reaffirmed()) {
    text +=
        Wrapped(fmt::format("{} reaffirmed already.",
                            SentenceStart(voice.Addressed(static_cast<fiscal::v1::Side>(side)))),
                2);
  }
  return text + "  Until both reaffirm, what was agreed keeps running.\n";
}

}  // namespace tandem::client
