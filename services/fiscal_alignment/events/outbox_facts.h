#pragma once

#include "libs/base/ids.h"
#include "libs/messaging/outbox.h"
#include "services/fiscal_alignment/app/fact_log.h"

namespace tandem::fiscal {

// The topic that this service publishes on, and the source of its events.
inline constexpr const char* kFiscalTopic = "tandem.fiscal.v1";
inline constexpr const char* kFiscalSource = "/tandem/fiscal-alignment";

// Facts as events in the outbox.
class OutboxFacts final : public FactLog {
 public:
  OutboxFacts(const messaging::Outbox& outbox, IdSource& ids) : outbox_(outbox), ids_(ids) {}

  Status FigureChanged(storage::Transaction& transaction, const StandingView& figure,
                       Instant now) const override;
  Status SettingsChanged(storage::Transaction& transaction, const VendorId& vendor,
                         const AlignmentSettings& settings,
                         const std::string& request_id) const override;
  Status MopChanged(storage::Transaction& transaction, const Mop& mop, const MopStep* last,
                    Instant now) const override;

 private:
  const messaging::Outbox& outbox_;
  IdSource& ids_;
};

}  // namespace tandem::fiscal
