#include <fmt/format.h>

#include "services/tandem/views/mop/mop_words.h"
#include "services/tandem/views/mop/story.h"

namespace tandem::client {
namespace {

using fiscal::v1::MopConversation;
using fiscal::v1::Side;

std::string PeopleOf(const google::protobuf::RepeatedPtrField<std::string>& ids, Side side,
                     const Voice& voice) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(voice.ShortPerson(side, id));
  return fmt::format("{} ({})", InARow(names), voice.Name(side));
}

std::vector<std::string> Texts(const google::protobuf::RepeatedPtrField<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

}  // namespace

std::vector<std::string> TalkInSentences(const MopConversation& talk, const Voice& voice) {
  std::vector<std::string> sentences = {fmt::format(
      "On {} {} talked with {}: {}.", DayInWords(talk.day()),
      PeopleOf(talk.vendor_people(), fiscal::v1::SIDE_VENDOR, voice),
      PeopleOf(talk.partner_people(), fiscal::v1::SIDE_PARTNER, voice), talk.channel())};
  if (!talk.vendor_constraints().empty()) {
    sentences.push_back(
        fmt::format("What binds {}: \"{}\"", voice.vendor, talk.vendor_constraints()));
  }
  if (!talk.partner_constraints().empty()) {
    sentences.push_back(
        fmt::format("What binds {}: \"{}\"", voice.partner, talk.partner_constraints()));
  }
  sentences.push_back(fmt::format("What came of it: \"{}\"", talk.summary()));
  return sentences;
}

std::string TalksAsText(const std::vector<MopConversation>& talks, const Voice& voice,
                        const Terminal& terminal) {
  if (talks.empty()) return "No conversation was recorded.\n";
  std::string text;
  for (const MopConversation& talk : talks) {
    text += text.empty() ? "" : "\n";
    text +=
        terminal.Bold(fmt::format("{}, {}", ShortMopName(talk.name()), DayInWords(talk.day()))) +
        "\n";
    for (const std::string& sentence : TalkInSentences(talk, voice)) {
      text += Wrapped(Printable(sentence), 2);
    }
    std::string end =
        fmt::format("Recorded by {}", voice.Person(talk.recorded_side(), talk.recorded_by()));
    if (!talk.confirmed_by().empty()) {
      end += fmt::format(", confirmed by {} on {}",
                         voice.Person(OtherThan(talk.recorded_side()), talk.confirmed_by()),
                         DayInWords(talk.confirm_time()));
    }
    text += Wrapped(Printable(end) + ".", 2);
  }
  return text;
}

Listing TalkListing() {
  return Listing({{"id", "talk"},
                  {"day", "day"},
                  {"channel", "channel"},
                  {"vendorPeople", "vendor people"},
                  {"partnerPeople", "partner people"},
                  {"vendorConstraints", "vendor says"},
                  {"partnerConstraints", "partner says"},
                  {"summary", "summary"},
                  {"recordedBy", "recorded by"},
                  {"recordedSide", ""},
                  {"confirmedBy", "confirmed by"},
                  {"confirmTime", ""},
                  {"createTime", ""},
                  {"name", ""}});
}

void AddTalk(const MopConversation& talk, Listing& listing) {
  listing.Add({ShortMopName(talk.name()), IsoDay(talk.day()), talk.channel(),
               Texts(talk.vendor_people()), Texts(talk.partner_people()), talk.vendor_constraints(),
               talk.partner_constraints(), talk.summary(), talk.recorded_by(),
               SideWord(talk.recorded_side()), talk.confirmed_by(),
               IsoTime(talk.has_confirm_time(), talk.confirm_time()),
               IsoTime(talk.has_create_time(), talk.create_time()), talk.name()});
}

}  // namespace tandem::client
