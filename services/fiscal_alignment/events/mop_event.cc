#include "services/fiscal_alignment/events/mop_event.h"

#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/wire/mop_values.h"

namespace tandem::fiscal {
namespace {

void WriteAccommodations(const Mop& mop, events::v1::MopChanged& message) {
  int number = 0;
  for (const Accommodation& accommodation : mop.accommodations) {
    v1::Accommodation& told = *message.add_accommodations();
    Write(++number, accommodation, told);
    told.clear_contest_reason();
    told.clear_answer();
  }
}

}  // namespace

events::v1::MopChanged EventOf(const Mop& mop, const MopStep* last, Instant now) {
  events::v1::MopChanged message;
  const MopVersion& version = mop.current();
  message.set_mop(mop.name.ToString());
  message.set_revision(mop.revision);
  message.set_state(ToProto(mop.state));
  message.set_author_side(ToProto(mop.author_side));
  message.set_version(version.number);
  Write(mop.name.partnership, version.terms, *message.mutable_terms());
  message.set_side(ToProto(version.side));
  if (mop.open_until) *message.mutable_open_until() = wire::ToProto(*mop.open_until);
  *message.mutable_term() = wire::ToProto(mop.term);
  WriteAccommodations(mop, message);
  if (mop.successor) {
    message.set_successor(MopName{mop.name.partnership, *mop.successor}.ToString());
  }
  *message.mutable_change_time() = wire::ToProto(last != nullptr ? last->time : now);
  if (last == nullptr) return message;
  message.set_change(ToProto(last->kind));
  if (last->side) message.set_changed_by_side(ToProto(*last->side));
  return message;
}

}  // namespace tandem::fiscal
