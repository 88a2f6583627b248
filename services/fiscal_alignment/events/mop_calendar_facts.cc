#include "services/fiscal_alignment/events/mop_calendar_facts.h"

#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/events/outbox_facts.h"
#include "services/fiscal_alignment/wire/mop_calendar_values.h"
#include "tandem/fiscal/events/v1/fiscal_events.pb.h"

namespace tandem::fiscal {

Status OutboxMopCalendarFacts::CalendarChanged(storage::Transaction& transaction,
                                               const MopCalendarView& calendar,
                                               std::int64_t revision, Instant now) const {
  events::v1::MopCalendarChanged message;
  message.set_revision(revision);
  Write(calendar, *message.mutable_calendar());
  const PartnershipName& partnership = calendar.mop.partnership;
  return outbox_.Append(transaction, {.id = ids_.NewId(),
                                      .source = kFiscalSource,
                                      .type = message.GetDescriptor()->full_name(),
                                      .subject = calendar.mop.ToString(),
                                      .key = partnership.ToString(),
                                      .vendor = partnership.vendor.value(),
                                      .time = now,
                                      .data = message.SerializeAsString()});
}

Status OutboxMopCalendarFacts::TaskChanged(storage::Transaction& transaction,
                                           const ReciprocityTask& task,
                                           const std::string& request_id, Instant now) const {
  events::v1::ReciprocityTaskChanged message;
  message.set_task(task.name.ToString());
  message.set_revision(task.record.revision);
  message.set_side(ToProto(task.name.task.acting_side()));
  *message.mutable_close() = wire::ToProto(task.close);
  *message.mutable_due() = wire::ToProto(task.due);
  if (task.record.asked_at) *message.mutable_ask_time() = wire::ToProto(*task.record.asked_at);
  if (task.record.done_at) *message.mutable_done_time() = wire::ToProto(*task.record.done_at);
  const PartnershipName& partnership = task.name.mop.partnership;
  return outbox_.Append(transaction, {.id = ids_.NewId(),
                                      .source = kFiscalSource,
                                      .type = message.GetDescriptor()->full_name(),
                                      .subject = task.name.ToString(),
                                      .key = partnership.ToString(),
                                      .vendor = partnership.vendor.value(),
                                      .time = now,
                                      .causation_id = request_id,
                                      .data = message.SerializeAsString()});
}

}  // namespace tandem::fiscal
