#pragma once

#include <string>

#include "services/partner_registry/domain/facts/fact.h"

namespace tandem::partner {

// The message of tandem.partner.events.v1 that tells a fact.
struct EventMessage {
  std::string type;  // full name of the message
  std::string data;  // serialised
};

EventMessage EventOf(const Fact& fact);

}  // namespace tandem::partner
