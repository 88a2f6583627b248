#include "services/fiscal_alignment/app/reciprocity/record_task.h"

#include "services/fiscal_alignment/domain/mop/mop_guards.h"

namespace tandem::fiscal {
namespace {

Status CheckGiven(std::string_view field, std::string_view text) {
  if (IsBlank(text)) return InvalidField(field, "must not be empty");
  return CheckWriting(field, text, RecordReciprocity::kLongestText);
}

}  // namespace

StatusOr<ReciprocityTask> RecordReciprocity::RecordNeeds(storage::Transaction& transaction,
                                                         const Command& command,
                                                         Instant now) const {
  RETURN_IF_ERROR(CheckGiven("needs", command.text));
  return Change(
      transaction, command,
      [&](ReciprocityRecord& record) {
        record.needs = command.text;
        if (!record.asked_at) record.asked_at = now;
      },
      now);
}

StatusOr<ReciprocityTask> RecordReciprocity::Complete(storage::Transaction& transaction,
                                                      const Command& command, Instant now) const {
  RETURN_IF_ERROR(CheckGiven("done", command.text));
  return Change(
      transaction, command,
      [&](ReciprocityRecord& record) {
        record.done = command.text;
        if (!record.done_at) record.done_at = now;
      },
      now);
}

StatusOr<ReciprocityTask> RecordReciprocity::Change(
    storage::Transaction& transaction, const Command& command,
    const std::function<void(ReciprocityRecord&)>& change, Instant now) const {
  const PartnershipName& partnership = command.task.mop.partnership;
  RETURN_IF_ERROR(transaction.Lock(partnership.ToString()));
  ASSIGN_OR_RETURN(const MopActor actor,
                   authority_.ActorOf(transaction, command.caller, partnership, now));
  ASSIGN_OR_RETURN(ReciprocityTask task, find_.One(transaction, command.task));
  if (actor.side != command.task.task.acting_side()) {
    return PermissionDenied("the task is the other side's");
  }
  RETURN_IF_ERROR(command.check_etag(task.record.revision));
  change(task.record);
  ++task.record.revision;
  task.record.recorded_by = actor.person.value();
  RETURN_IF_ERROR(store_.Save(transaction, command.task.mop, command.task.task, task.record));
  RETURN_IF_ERROR(facts_.TaskChanged(transaction, task, command.request_id, now));
  return task;
}

}  // namespace tandem::fiscal
