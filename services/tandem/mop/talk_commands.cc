#include "services/tandem/mop/talk_commands.h"

#include "libs/wire/type_values.h"
#include "services/tandem/mop/session.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/mop/mop_names.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/views/mop/story.h"

namespace tandem::client {
namespace {

using fiscal::v1::MopConversation;

constexpr auto kOptions =
    std::to_array<OptionName>({{"conversation.day", "--day"},
                               {"conversation.channel", "--channel"},
                               {"conversation.vendor_people", "--vendor-people"},
                               {"conversation.partner_people", "--partner-people"},
                               {"conversation.vendor_constraints", "--vendor-says"},
                               {"conversation.partner_constraints", "--partner-says"},
                               {"conversation.summary", "--summary"}});

Voice VoiceOf(const std::vector<MopConversation>& talks, std::string_view name,
              const MopSession& session) {
  std::set<SidePerson> people;
  AddPeople(talks, people);
  return session.VoiceFor(PartnershipOf(name), people);
}

// A conversation as a change left it.
std::string Answer(const MopConversation& talk, const std::string& note, const MopSession& session,
                   const ChangingCommand& command, const Terminal& terminal) {
  if (command.format == Format::kJson) {
    Listing card = TalkListing();
    AddTalk(talk, card);
    return card.CardAsJson();
  }
  const std::vector<MopConversation> talks = {talk};
  std::string text = TalksAsText(talks, VoiceOf(talks, talk.name(), session), terminal);
  if (command.change.dry_run) text = "Dry run: nothing was changed. It would be:\n" + text;
  return Noted(note, text);
}

}  // namespace

StatusOr<std::string> MopTalk::Run(const Terminal& terminal, CivilDay today) const {
  fiscal::v1::RecordMopConversationRequest request;
  MopConversation& talk = *request.mutable_conversation();
  *talk.mutable_day() = wire::ToProto(today);
  if (!day.empty()) {
    ASSIGN_OR_RETURN(*talk.mutable_day(), ReadDate("--day", day));
  }
  talk.set_channel(channel);
  talk.mutable_vendor_people()->Assign(vendor_people.begin(), vendor_people.end());
  talk.mutable_partner_people()->Assign(partner_people.begin(), partner_people.end());
  talk.set_vendor_constraints(vendor_says);
  talk.set_partner_constraints(partner_says);
  talk.set_summary(summary);
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const FoundMop found, session->Find("MOP", mop));
  request.set_parent(found.mop.name());
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const auto answer, InOptions(session->client().Ask(request), kOptions));
  return Answer(answer.conversation(), found.note, *session, *this, terminal);
}

StatusOr<std::string> MopTalks::Run(const Terminal& terminal) const {
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const FoundMop found, session->Find("MOP", mop));
  fiscal::v1::ListMopConversationsRequest request;
  request.set_parent(found.mop.name());
  std::vector<MopConversation> talks;
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return session->client().Ask(page); },
      [&](const auto& page) {
        talks.insert(talks.end(), page.conversations().begin(), page.conversations().end());
      }));
  if (format == Format::kTable) {
    return Noted(found.note,
                 TalksAsText(talks, VoiceOf(talks, found.mop.name(), *session), terminal));
  }
  Listing listing = TalkListing();
  for (const MopConversation& talk : talks) AddTalk(talk, listing);
  return Drawn(listing, format, terminal, "");
}

StatusOr<std::string> MopConfirm::Run(const Terminal& terminal) const {
  fiscal::v1::ConfirmMopConversationRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), ReadBelowMop("TALK", talk, "conversations"));
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const auto answer, session->client().Ask(request));
  return Answer(answer.conversation(), "", *session, *this, terminal);
}

}  // namespace tandem::client
