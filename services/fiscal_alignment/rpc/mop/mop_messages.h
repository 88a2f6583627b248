#pragma once

#include "services/fiscal_alignment/app/mop/mop_repository.h"
#include "services/fiscal_alignment/app/mop/mop_view.h"
#include "services/fiscal_alignment/app/mop/representatives.h"
#include "tandem/fiscal/v1/mop_service.pb.h"

// MOPs, their steps and conversations between messages and use cases. Reading gives
// INVALID_ARGUMENT that names the field.
namespace tandem::fiscal {

// As the reader's side may see it.
void Write(const MopView& view, v1::Mop& message);
void Write(const MopName& mop, const MopRepository::NumberedStep& step, v1::MopStep& message);
void Write(const MopName& mop, const MopConversation& conversation, v1::MopConversation& message);
void Write(const PartnershipName& partnership, const Representative& representative,
           v1::Representative& message);

StatusOr<MopConversation> Read(const v1::MopConversation& message);

// "vendors/ID/partnerships/ID/mops/NUMBER/conversations/NUMBER".
struct ConversationName {
  MopName mop;
  int number = 0;

  static StatusOr<ConversationName> Parse(std::string_view field, std::string_view name);
};

}  // namespace tandem::fiscal
