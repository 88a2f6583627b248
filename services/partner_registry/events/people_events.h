#pragma once

#include "services/partner_registry/domain/facts/fact.h"
#include "tandem/partner/events/v1/partner_events.pb.h"

// The facts about people, portfolios and verifications as messages. They tell ids, never names or
// addresses.
namespace tandem::partner {

events::v1::ResponsibilityChanged Build(const ResponsibilityChanged& fact);
events::v1::PersonRegistered Build(const PersonRegistered& fact);
events::v1::PersonChanged Build(const PersonChanged& fact);
events::v1::PersonErased Build(const PersonErased& fact);
events::v1::ContactChanged Build(const ContactChanged& fact);
events::v1::AbsencesChanged Build(const AbsencesChanged& fact);
events::v1::FactVerified Build(const FactVerified& fact);

}  // namespace tandem::partner
