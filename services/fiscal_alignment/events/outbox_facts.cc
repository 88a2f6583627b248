#include "services/fiscal_alignment/events/outbox_facts.h"

#include "services/fiscal_alignment/events/mop_event.h"
#include "services/fiscal_alignment/wire/alignment_values.h"
#include "tandem/fiscal/events/v1/fiscal_events.pb.h"

namespace tandem::fiscal {

Status OutboxFacts::FigureChanged(storage::Transaction& transaction, const StandingView& figure,
                                  Instant now) const {
  events::v1::StandingFigureChanged message;
  Write(figure, *message.mutable_figure());
  const PartnershipName& name = figure.row.name;
  return outbox_.Append(transaction, {.id = ids_.NewId(),
                                      .source = kFiscalSource,
                                      .type = message.GetDescriptor()->full_name(),
                                      .subject = name.ToString(),
                                      .key = name.ToString(),
                                      .vendor = name.vendor.value(),
                                      .time = now,
                                      .data = message.SerializeAsString()});
}

Status OutboxFacts::SettingsChanged(storage::Transaction& transaction, const VendorId& vendor,
                                    const AlignmentSettings& settings,
                                    const std::string& request_id) const {
  events::v1::AlignmentSettingsChanged message;
  Write(vendor, settings, *message.mutable_settings());
  return outbox_.Append(transaction, {.id = ids_.NewId(),
                                      .source = kFiscalSource,
                                      .type = message.GetDescriptor()->full_name(),
                                      .subject = message.settings().name(),
                                      .key = vendor.name(),
                                      .vendor = vendor.value(),
                                      .time = settings.update_time,
                                      .causation_id = request_id,
                                      .data = message.SerializeAsString()});
}

Status OutboxFacts::MopChanged(storage::Transaction& transaction, const Mop& mop,
                               const MopStep* last, Instant now) const {
  const events::v1::MopChanged message = EventOf(mop, last, now);
  return outbox_.Append(transaction, {.id = ids_.NewId(),
                                      .source = kFiscalSource,
                                      .type = message.GetDescriptor()->full_name(),
                                      .subject = message.mop(),
                                      .key = mop.name.partnership.ToString(),
                                      .vendor = mop.name.partnership.vendor.value(),
                                      .time = now,
                                      .data = message.SerializeAsString()});
}

}  // namespace tandem::fiscal
