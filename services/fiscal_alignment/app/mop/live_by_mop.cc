#include "services/fiscal_alignment/app/mop/live_by_mop.h"

namespace tandem::fiscal {

StatusOr<MopView> LiveByMop::Reaffirm(storage::Transaction& transaction, const MopCall& call,
                                      const MopName& name) const {
  return desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) {
    return ReaffirmMop(edit.mop, edit.actor, call.now, edit.steps);
  });
}

StatusOr<MopView> LiveByMop::End(storage::Transaction& transaction, const MopCall& call,
                                 const MopName& name, const std::string& reason) const {
  return desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) -> Status {
    std::vector<CivilDay> closes;
    if (IsBinding(edit.mop.state)) {
      const MopTerms& terms = edit.mop.version(edit.mop.agreed_version).terms;
      auto dates = edit.calculator.Dates(transaction, name.partnership, terms, edit.mop.term,
                                         edit.mop.basis);
      if (!dates.ok() && IsOfStorage(dates.status())) return dates.status();
      // Where none can be found any more, there is none left.
      if (dates.ok()) closes = std::move(dates->closes);
    }
    return EndMop(edit.mop, edit.actor, reason, closes, call.now, edit.steps);
  });
}

StatusOr<MopView> LiveByMop::Keep(storage::Transaction& transaction, const MopCall& call,
                                  const MopName& name, int number) const {
  return desk_.Change(
      transaction, call, name,
      [&](MopDesk::Edit& edit) {
        return KeepAccommodation(edit.mop, edit.actor, number, call.now, edit.steps);
      },
      MopDesk::Who::kMembers);
}

StatusOr<MopView> LiveByMop::Contest(storage::Transaction& transaction, const MopCall& call,
                                     const MopName& name, int number,
                                     const std::string& reason) const {
  return desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) -> Status {
    const CivilDay today = DayIn(call.now, edit.mop.current().terms.time_zone);
    ASSIGN_OR_RETURN(
        const CivilDay answer_due,
        edit.calculator.AnswerDue(transaction, name.partnership, Other(edit.actor.side), today));
    return ContestAccommodation(edit.mop, edit.actor, number, reason, answer_due, call.now,
                                edit.steps);
  });
}

StatusOr<MopView> LiveByMop::Answer(storage::Transaction& transaction, const MopCall& call,
                                    const MopName& name, int number,
                                    const std::string& answer) const {
  return desk_.Change(transaction, call, name, [&](MopDesk::Edit& edit) {
    return AnswerAccommodation(edit.mop, edit.actor, number, answer, call.now, edit.steps);
  });
}

}  // namespace tandem::fiscal
