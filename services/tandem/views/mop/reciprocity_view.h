#pragma once

#include <string>
#include <vector>

#include "services/tandem/views/listing.h"
#include "services/tandem/views/mop/voice.h"
#include "services/tandem/views/terminal.h"
#include "tandem/fiscal/v1/reciprocity_service.pb.h"

// What each side does for the other's quarter end. JSON and CSV are fixed forms for programs.
namespace tandem::client {

Listing TaskListing();
void AddTask(const fiscal::v1::ReciprocityTask& task, Listing& listing);
// One task, with all that was recorded.
Listing CardOf(const fiscal::v1::ReciprocityTask& task);

// What each side did at the other's closes, and both counts.
std::string LedgerAsText(const fiscal::v1::GetReciprocityLedgerResponse& ledger, const Voice& voice,
                         const Terminal& terminal);
std::string LedgerAsJson(const fiscal::v1::GetReciprocityLedgerResponse& ledger);
Listing LedgerRows(const fiscal::v1::GetReciprocityLedgerResponse& ledger);

}  // namespace tandem::client
