#include "services/fiscal_alignment/app/mop/mop_talks.h"

#include <fmt/format.h>

#include "libs/identity/policy.h"

namespace tandem::fiscal {
namespace {

void Tell(MopDesk::Edit& edit, MopStep::Kind kind, int number, Instant now) {
  edit.mop.updated = now;
  edit.steps.push_back({.time = now,
                        .kind = kind,
                        .side = edit.actor.side,
                        .person = edit.actor.person,
                        .state = edit.mop.state,
                        .subject_number = number,
                        .other = std::nullopt});
}

}  // namespace

StatusOr<MopConversation> MopTalks::Record(storage::Transaction& transaction, const MopCall& call,
                                           const MopName& name,
                                           MopConversation conversation) const {
  const auto changed = desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) -> Status {
    const CivilDay today = DayIn(call.now, edit.mop.current().terms.time_zone);
    RETURN_IF_ERROR(CheckConversation(conversation, today));
    RETURN_IF_ERROR(CheckPeople(transaction, name.partnership, conversation));
    const MopRepository& mops = desk_.ports().mops;
    ASSIGN_OR_RETURN(conversation.number, mops.NextConversation(transaction, name));
    conversation.recorded_by = edit.actor.person;
    conversation.recorded_side = edit.actor.side;
    conversation.created = call.now;
    Tell(edit, MopStep::Kind::kTalked, conversation.number, call.now);
    return mops.SaveConversation(transaction, name, conversation);
  });
  if (!changed.ok()) return changed.status();
  return conversation;
}

Status MopTalks::CheckPeople(storage::Transaction& transaction, const PartnershipName& partnership,
                             const MopConversation& conversation) const {
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    const std::vector<PersonId>& people = conversation.people[side];
    for (std::size_t i = 0; i < people.size(); ++i) {
      RETURN_IF_ERROR(desk_.authority().CheckMember(
          transaction, partnership, side, people[i],
          fmt::format("conversation.{}_people[{}]", SideName(side), i)));
    }
  }
  return OkStatus();
}

StatusOr<MopConversation> MopTalks::Confirm(storage::Transaction& transaction, const MopCall& call,
                                            const MopName& name, int number) const {
  MopConversation confirmed;
  const auto changed = desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) -> Status {
    const MopRepository& mops = desk_.ports().mops;
    ASSIGN_OR_RETURN(const auto found, mops.Conversations(transaction, name, number - 1, 1));
    if (found.empty() || found.front().number != number) {
      return identity::NotFoundResource(
          fmt::format("{}/conversations/{}", name.ToString(), number));
    }
    confirmed = found.front();
    if (confirmed.recorded_side == edit.actor.side) {
      return PermissionDenied(fmt::format("the {} recorded it; the {} alone can confirm it",
                                          SideName(confirmed.recorded_side),
                                          SideName(Other(confirmed.recorded_side))));
    }
    if (confirmed.confirmed) {
      return WithReason(FailedPrecondition("it is confirmed already"), "NOT_READY");
    }
    confirmed.confirmed = call.now;
    confirmed.confirmed_by = edit.actor.person;
    Tell(edit, MopStep::Kind::kTalkConfirmed, number, call.now);
    return mops.SaveConversation(transaction, name, confirmed);
  });
  if (!changed.ok()) return changed.status();
  return confirmed;
}

StatusOr<std::vector<MopConversation>> MopTalks::List(storage::Transaction& transaction,
                                                      const identity::Caller& caller,
                                                      const MopName& name, int after,
                                                      int limit) const {
  ASSIGN_OR_RETURN(const Side reader,
                   desk_.authority().ReaderOf(transaction, caller, name.partnership));
  RETURN_IF_ERROR(desk_.Load(transaction, name, reader).status());
  return desk_.ports().mops.Conversations(transaction, name, after, limit);
}

}  // namespace tandem::fiscal
