#include "services/fiscal_alignment/app/mop/negotiate_mop.h"

#include <algorithm>

namespace tandem::fiscal {

StatusOr<MopView> NegotiateMop::Create(storage::Transaction& transaction, const MopCall& call,
                                       const PartnershipName& partnership,
                                       const MopDraft& draft) const {
  RETURN_IF_ERROR(transaction.Lock(partnership.ToString()));
  ASSIGN_OR_RETURN(const MopActor actor,
                   desk_.authority().ActorOf(transaction, call.caller, partnership, call.now));
  MopCalculator calculator = desk_.NewCalculator();
  RETURN_IF_ERROR(calculator.CheckRegistered(transaction, partnership));
  RETURN_IF_ERROR(desk_.CheckDraft(transaction, partnership, actor.side, draft.terms, call.now));
  ASSIGN_OR_RETURN(const MopBasis basis,
                   calculator.BasisNow(transaction, partnership, draft.terms));
  ASSIGN_OR_RETURN(const int number, desk_.ports().mops.NextNumber(transaction, partnership));
  std::vector<MopStep> steps;
  ASSIGN_OR_RETURN(Mop mop, CreateMop({partnership, number}, actor, draft, basis, call.now, steps));
  RETURN_IF_ERROR(desk_.journal().Save(transaction, mop, steps, call.now));
  return desk_.ViewOf(transaction, calculator, std::move(mop), actor.side, call.now);
}

StatusOr<MopView> NegotiateMop::Revise(storage::Transaction& transaction, const MopCall& call,
                                       const MopName& name, const MopDraft& draft) const {
  return desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) -> Status {
    const PartnershipName& partnership = name.partnership;
    RETURN_IF_ERROR(
        desk_.CheckDraft(transaction, partnership, edit.actor.side, draft.terms, call.now));
    ASSIGN_OR_RETURN(const MopBasis basis,
                     edit.calculator.BasisNow(transaction, partnership, draft.terms));
    return ReviseMop(edit.mop, edit.actor, draft, basis, call.now, edit.steps);
  });
}

StatusOr<MopView> NegotiateMop::Discard(storage::Transaction& transaction, const MopCall& call,
                                        const MopName& name) const {
  return desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) {
    return DiscardMop(edit.mop, edit.actor, call.now, edit.steps);
  });
}

StatusOr<MopView> NegotiateMop::Propose(storage::Transaction& transaction, const MopCall& call,
                                        const MopName& name) const {
  return desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) -> Status {
    ASSIGN_OR_RETURN(
        const MopBasis basis,
        edit.calculator.BasisNow(transaction, name.partnership, edit.mop.versions.back().terms));
    return ProposeMop(edit.mop, edit.actor, basis, desk_.ports().offer_days, call.now, edit.steps);
  });
}

StatusOr<MopView> NegotiateMop::Counter(storage::Transaction& transaction, const MopCall& call,
                                        const MopName& name, const MopDraft& draft) const {
  return desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) -> Status {
    const PartnershipName& partnership = name.partnership;
    RETURN_IF_ERROR(
        desk_.CheckDraft(transaction, partnership, edit.actor.side, draft.terms, call.now));
    ASSIGN_OR_RETURN(const MopBasis basis,
                     edit.calculator.BasisNow(transaction, partnership, draft.terms));
    return CounterMop(edit.mop, edit.actor, draft, basis, desk_.ports().offer_days, call.now,
                      edit.steps);
  });
}

StatusOr<MopView> NegotiateMop::Accept(storage::Transaction& transaction, const MopCall& call,
                                       const MopName& name, int version,
                                       const std::string& rationale) const {
  return desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) {
    return EditToAccept(edit, version, rationale, call.now);
  });
}

Status NegotiateMop::EditToAccept(MopDesk::Edit& edit, int version, const std::string& rationale,
                                  Instant now) const {
  storage::Transaction& transaction = edit.transaction;
  const PartnershipName& partnership = edit.mop.name.partnership;
  const MopRepository& mops = desk_.ports().mops;
  // A revision of the vendor's calendar comes before this, and is seen, or behind it, and is
  // compared with what was agreed.
  RETURN_IF_ERROR(transaction.Lock(VendorLock(partnership.vendor)));
  AcceptanceFacts facts;
  ASSIGN_OR_RETURN(facts.revisions, edit.calculator.RevisionsNow(transaction, partnership));
  const MopTerms& terms = edit.mop.current().terms;
  ASSIGN_OR_RETURN(facts.talked,
                   mops.TalkedUntil(transaction, edit.mop.name, DayIn(now, terms.time_zone)));
  ASSIGN_OR_RETURN(std::vector<Mop> others, mops.Binding(transaction, partnership));
  std::erase_if(others, [&](Mop& other) {
    std::vector<MopStep> by_time;
    Mop later = other;
    return other.name == edit.mop.name || (Advance(later, now, by_time) && !IsBinding(later.state));
  });
  for (const Mop& other : others) facts.binding.push_back({other.name.number, other.term});
  RETURN_IF_ERROR(AcceptMop(edit.mop, edit.actor, version, rationale, facts, now, edit.steps));
  const auto predecessor = std::ranges::find_if(
      others, [&](const Mop& other) { return other.name.number == terms.predecessor; });
  if (predecessor == others.end()) return OkStatus();
  RETURN_IF_ERROR(desk_.journal().BringUp(transaction, *predecessor, now));
  std::vector<MopStep> steps;
  CutMop(*predecessor, edit.mop, now, steps);
  return desk_.journal().Save(transaction, *predecessor, steps, now);
}

StatusOr<MopView> NegotiateMop::Withdraw(storage::Transaction& transaction, const MopCall& call,
                                         const MopName& name, const std::string& reason) const {
  return desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) {
    return WithdrawMop(edit.mop, edit.actor, reason, call.now, edit.steps);
  });
}

StatusOr<MopView> NegotiateMop::Decline(storage::Transaction& transaction, const MopCall& call,
                                        const MopName& name, const std::string& reason) const {
  return desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) {
    return DeclineMop(edit.mop, edit.actor, reason, call.now, edit.steps);
  });
}

}  // namespace tandem::fiscal
