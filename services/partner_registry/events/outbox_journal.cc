#include "services/partner_registry/events/outbox_journal.h"

#include "services/partner_registry/events/event_of.h"

namespace tandem::partner {

Status OutboxJournal::Record(const Call& call, const Fact& fact) {
  OrganisationName organisation = OrganisationOf(fact);
  EventMessage message = EventOf(fact);
  messaging::Event event{.id = ids_.NewId(),
                         .source = std::string(kSource),
                         .type = std::move(message.type),
                         .subject = ResourceOf(fact),
                         .key = organisation.ToString(),
                         .vendor = organisation.vendor.value(),
                         .time = call.now,
                         .causation_id = call.request_id,
                         .data = std::move(message.data)};
  // The row and the event tell the same fact, so they share its id.
  RETURN_IF_ERROR(audit_log_->Append({.id = event.id,
                                      .organisation = std::move(organisation),
                                      .resource = event.subject,
                                      .action = call.action,
                                      .person = call.caller.person,
                                      .time = call.now,
                                      .request_id = call.request_id,
                                      .fields = FieldsOf(fact)}));
  return outbox_.Append(transaction_, std::move(event));
}

}  // namespace tandem::partner
