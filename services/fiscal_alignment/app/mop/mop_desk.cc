#include "services/fiscal_alignment/app/mop/mop_desk.h"

#include <algorithm>

#include "libs/identity/policy.h"

namespace tandem::fiscal {
namespace {

// Empty where the calendars give none.
StatusOr<std::vector<CivilDay>> ClosesOf(storage::Transaction& transaction,
                                         MopCalculator& calculator, const Mop& mop,
                                         const MopTerms& terms, const calendar::DaySpan& term,
                                         const PerSide<std::int64_t>& revisions) {
  if (terms.kind != MopKind::kPeriod) return std::vector<CivilDay>();
  auto dates = calculator.Dates(transaction, mop.name.partnership, terms, term, revisions);
  if (dates.ok()) return std::move(dates->closes);
  if (IsOfStorage(dates.status())) return dates.status();
  return std::vector<CivilDay>();
}

}  // namespace

StatusOr<Mop> MopDesk::Load(storage::Transaction& transaction, const MopName& name,
                            Side reader) const {
  ASSIGN_OR_RETURN(std::optional<Mop> mop, ports_.mops.Find(transaction, name));
  if (!mop || !IsVisibleTo(*mop, reader)) return identity::NotFoundResource(name.ToString());
  return *std::move(mop);
}

StatusOr<MopView> MopDesk::Change(storage::Transaction& transaction, const MopCall& call,
                                  const MopName& name, const std::function<Status(Edit&)>& edit,
                                  Who who) const {
  RETURN_IF_ERROR(transaction.Lock(name.partnership.ToString()));
  ASSIGN_OR_RETURN(const MopActor actor,
                   who == Who::kActors
                       ? authority_.ActorOf(transaction, call.caller, name.partnership, call.now)
                       : authority_.MemberOf(transaction, call.caller, name.partnership));
  ASSIGN_OR_RETURN(Mop mop, Load(transaction, name, actor.side));
  if (call.expect) RETURN_IF_ERROR(call.expect(mop.revision));
  RETURN_IF_ERROR(journal_.BringUp(transaction, mop, call.now));
  MopCalculator calculator = NewCalculator();
  std::vector<MopStep> steps;
  Edit editing{transaction, actor, mop, calculator, steps};
  RETURN_IF_ERROR(edit(editing));
  RETURN_IF_ERROR(journal_.Save(transaction, mop, steps, call.now));
  // What was agreed late has its renewal at once.
  RETURN_IF_ERROR(journal_.BringUp(transaction, mop, call.now));
  return ViewOf(transaction, calculator, std::move(mop), actor.side, call.now);
}

StatusOr<MopView> MopDesk::ViewOf(storage::Transaction& transaction, MopCalculator& calculator,
                                  Mop mop, Side reader, Instant now) const {
  MopView view{.mop = std::move(mop), .reader = reader};
  const Mop& shown = view.mop;
  for (const MopVersion& version : shown.versions) {
    std::vector<CivilDay>& closes = view.closes.emplace_back();
    if (!view.Shows(version)) continue;
    const MopTerms& terms = version.terms;
    ASSIGN_OR_RETURN(
        closes, ClosesOf(transaction, calculator, shown, terms, terms.term, version.revisions));
  }
  if (!shown.review) return view;
  const MopTerms& agreed = shown.version(shown.agreed_version).terms;
  ASSIGN_OR_RETURN(view.review_closes, ClosesOf(transaction, calculator, shown, agreed, shown.term,
                                                shown.review->revisions));
  const CivilDay today = DayIn(now, agreed.time_zone);
  std::erase_if(view.review_closes, [&](CivilDay close) { return close < today; });
  return view;
}

Status MopDesk::CheckDraft(storage::Transaction& transaction, const PartnershipName& partnership,
                           Side side, const MopTerms& terms, Instant now) const {
  // The zone is not known before the terms are: here the day before is still today somewhere.
  const CivilDay today = UtcDay(now) - 1;
  RETURN_IF_ERROR(CheckTerms("terms", terms, today));
  RETURN_IF_ERROR(authority_.CheckOwners(transaction, partnership, terms));
  if (!terms.predecessor) return OkStatus();
  const auto found = Load(transaction, {partnership, *terms.predecessor}, side);
  if (found.status().code() != StatusCode::kNotFound) return found.status();
  return InvalidField("terms.predecessor", MessageOf(found.status()));
}

}  // namespace tandem::fiscal
