#include "services/tandem/mop/read_commands.h"

#include "services/tandem/mop/session.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/mop/mop_names.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/views/mop/mop_view.h"
#include "services/tandem/views/mop/mop_words.h"
#include "services/tandem/views/mop/story.h"

namespace tandem::client {
namespace {

StatusOr<MopHistory> ReadHistory(const fiscal::v1::Mop& mop, const MopClient& client) {
  MopHistory history{.mop = mop, .steps = {}, .conversations = {}};
  fiscal::v1::ListMopStepsRequest steps;
  steps.set_name(mop.name());
  RETURN_IF_ERROR(AskPages(
      steps, [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) {
        history.steps.insert(history.steps.end(), page.steps().begin(), page.steps().end());
      }));
  fiscal::v1::ListMopConversationsRequest talks;
  talks.set_parent(mop.name());
  RETURN_IF_ERROR(AskPages(
      talks, [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) {
        history.conversations.insert(history.conversations.end(), page.conversations().begin(),
                                     page.conversations().end());
      }));
  return history;
}

Voice VoiceOf(const MopHistory& history, const MopSession& session) {
  std::set<SidePerson> people;
  AddPeople(history.mop, people);
  AddPeople(history.steps, people);
  AddPeople(history.conversations, people);
  return session.VoiceFor(PartnershipOf(history.mop.name()), people);
}

}  // namespace

StatusOr<std::string> MopShow::Run(const Terminal& terminal) const {
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const FoundMop found, session->Find("MOP", mop));
  if (format == Format::kJson) return MopAsJson(found.mop);
  std::set<SidePerson> people;
  AddPeople(found.mop, people);
  const Voice voice = session->VoiceFor(PartnershipOf(found.mop.name()), people);
  return Noted(found.note, MopAsText(found.mop, voice, terminal));
}

StatusOr<std::string> MopList::Run(const Terminal& terminal) const {
  fiscal::v1::ListMopsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadOrganisationName("PARTNERSHIP|VENDOR", whose));
  for (const std::string& state : states) request.add_states(StateOf(state));
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  Listing listing = MopListing();
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return session->client().Ask(page); },
      [&](const auto& page) {
        for (const auto& mop : page.mops()) AddMop(mop, listing);
      }));
  return Drawn(listing, format, terminal, "There is no MOP.");
}

StatusOr<std::string> MopHistoryCommand::Run(const Terminal& terminal) const {
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const FoundMop found, session->Find("MOP", mop));
  ASSIGN_OR_RETURN(const MopHistory history, ReadHistory(found.mop, session->client()));
  const Voice voice = VoiceOf(history, *session);
  if (format != Format::kTable) {
    return Drawn(StepRows(history, voice), format, terminal, "");
  }
  return Noted(found.note, StoryOf(history, voice, terminal));
}

}  // namespace tandem::client
