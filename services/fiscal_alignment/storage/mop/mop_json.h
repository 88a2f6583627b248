#pragma once

#include <string>

#include "libs/base/status.h"
#include "services/fiscal_alignment/domain/mop/mop.h"

// A MOP and a conversation are read and written as a whole: each is JSON in one column. Reading
// gives INTERNAL if the column does not hold what was written.
namespace tandem::fiscal {

std::string ToJson(const Mop& mop);
StatusOr<Mop> MopOfJson(const std::string& text);

std::string ToJson(const MopConversation& conversation);
StatusOr<MopConversation> ConversationOfJson(const std::string& text);

}  // namespace tandem::fiscal
