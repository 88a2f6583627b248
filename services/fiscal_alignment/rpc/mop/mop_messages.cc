#include "services/fiscal_alignment/rpc/mop/mop_messages.h"

#include <charconv>

#include <fmt/format.h>

#include "libs/rpc/etag.h"
#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/wire/mop_values.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kConversations = "/conversations/";

void Write(const MopView& view, const MopVersion& version, v1::MopVersion& message) {
  message.set_number(version.number);
  message.set_side(ToProto(version.side));
  message.set_author(version.author.value());
  Write(view.mop.name.partnership, version.terms, *message.mutable_terms());
  message.set_rationale(version.rationale);
  message.set_vendor_calendar_revision(version.revisions.vendor);
  message.set_partner_calendar_revision(version.revisions.partner);
  *message.mutable_create_time() = wire::ToProto(version.created);
  if (version.offered) *message.mutable_offer_time() = wire::ToProto(*version.offered);
  wire::WriteDays(view.closes[static_cast<std::size_t>(version.number - 1)],
                  *message.mutable_joint_closes());
}

void Write(const MopAcceptance& acceptance, v1::Mop::Acceptance& message) {
  message.set_side(ToProto(acceptance.side));
  message.set_version(acceptance.version);
  message.set_person(acceptance.person.value());
  *message.mutable_accept_time() = wire::ToProto(acceptance.at);
  message.set_rationale(acceptance.rationale);
}

void Write(const MopView& view, const MopReview& review, v1::MopReview& message) {
  message.set_vendor_calendar_revision(review.revisions.vendor);
  message.set_partner_calendar_revision(review.revisions.partner);
  wire::WriteDays(view.review_closes, *message.mutable_joint_closes());
  for (const std::string& difference : review.differences) message.add_differences(difference);
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    if (review.reaffirmed[side]) message.add_reaffirmed(ToProto(side));
  }
  *message.mutable_since_time() = wire::ToProto(review.since);
}

// What the two sides have agreed on, and what became of it.
void WriteAgreement(const MopView& view, v1::Mop& message) {
  const Mop& mop = view.mop;
  message.set_agreed_version(mop.agreed_version);
  if (mop.agreed) *message.mutable_agree_time() = wire::ToProto(*mop.agreed);
  if (mop.end_day) *message.mutable_end_day() = wire::ToProto(*mop.end_day);
  if (mop.ended_by) message.set_ended_by(ToProto(*mop.ended_by));
  if (mop.successor) {
    message.set_successor(MopName{mop.name.partnership, *mop.successor}.ToString());
  }
  int number = 0;
  for (const Accommodation& accommodation : mop.accommodations) {
    Write(++number, accommodation, *message.add_accommodations());
  }
  if (mop.review) Write(view, *mop.review, *message.mutable_review());
}

StatusOr<std::vector<PersonId>> ReadPeople(
    std::string_view field, const google::protobuf::RepeatedPtrField<std::string>& ids) {
  std::vector<PersonId> people;
  for (const std::string& id : ids) {
    ASSIGN_OR_RETURN(people.emplace_back(),
                     PersonId::Parse(fmt::format("{}[{}]", field, people.size()), id));
  }
  return people;
}

}  // namespace

void Write(const MopView& view, v1::Mop& message) {
  const Mop& mop = view.mop;
  message.set_name(mop.name.ToString());
  message.set_state(ToProto(mop.state));
  calendar::DaySpan term = mop.term;
  for (const MopVersion& version : mop.versions) {
    if (!view.Shows(version)) continue;
    Write(view, version, *message.add_versions());
    if (mop.agreed_version == 0) term = version.terms.term;
  }
  message.set_open_version(mop.open_version);
  if (mop.open_until) *message.mutable_open_until() = wire::ToProto(*mop.open_until);
  for (const MopAcceptance& acceptance : mop.acceptances) {
    Write(acceptance, *message.add_acceptances());
  }
  *message.mutable_term() = wire::ToProto(term);
  WriteAgreement(view, message);
  message.set_author_side(ToProto(mop.author_side));
  message.set_revision(mop.revision);
  message.set_etag(rpc::Etag(mop.revision));
  *message.mutable_create_time() = wire::ToProto(mop.created);
  *message.mutable_update_time() = wire::ToProto(mop.updated);
}

void Write(const MopName& mop, const MopRepository::NumberedStep& numbered, v1::MopStep& message) {
  const MopStep& step = numbered.step;
  message.set_number(numbered.number);
  *message.mutable_time() = wire::ToProto(step.time);
  message.set_kind(ToProto(step.kind));
  if (step.side) message.set_side(ToProto(*step.side));
  message.set_person(step.person.value());
  message.set_version(step.version);
  message.set_state(ToProto(step.state));
  message.set_text(step.text);
  message.set_subject_number(step.subject_number);
  if (step.other) message.set_other(MopName{mop.partnership, *step.other}.ToString());
}

void Write(const MopName& mop, const MopConversation& conversation, v1::MopConversation& message) {
  message.set_name(fmt::format("{}{}{}", mop.ToString(), kConversations, conversation.number));
  *message.mutable_day() = wire::ToProto(conversation.day);
  message.set_channel(conversation.channel);
  for (const PersonId& person : conversation.people.vendor) {
    message.add_vendor_people(person.value());
  }
  for (const PersonId& person : conversation.people.partner) {
    message.add_partner_people(person.value());
  }
  message.set_vendor_constraints(conversation.constraints.vendor);
  message.set_partner_constraints(conversation.constraints.partner);
  message.set_summary(conversation.summary);
  message.set_recorded_by(conversation.recorded_by.value());
  message.set_recorded_side(ToProto(conversation.recorded_side));
  message.set_confirmed_by(conversation.confirmed_by.value());
  if (conversation.confirmed) {
    *message.mutable_confirm_time() = wire::ToProto(*conversation.confirmed);
  }
  *message.mutable_create_time() = wire::ToProto(conversation.created);
}

void Write(const PartnershipName& partnership, const Representative& representative,
           v1::Representative& message) {
  message.set_partnership(partnership.ToString());
  message.set_person(representative.person.value());
  message.set_named_by(representative.named_by.value());
  *message.mutable_name_time() = wire::ToProto(representative.named);
}

StatusOr<MopConversation> Read(const v1::MopConversation& message) {
  MopConversation conversation{.channel = message.channel(), .summary = message.summary()};
  if (!message.has_day()) return InvalidField("conversation.day", "must be given");
  ASSIGN_OR_RETURN(conversation.day, wire::FromProto("conversation.day", message.day()));
  ASSIGN_OR_RETURN(conversation.people.vendor,
                   ReadPeople("conversation.vendor_people", message.vendor_people()));
  ASSIGN_OR_RETURN(conversation.people.partner,
                   ReadPeople("conversation.partner_people", message.partner_people()));
  conversation.constraints = {message.vendor_constraints(), message.partner_constraints()};
  return conversation;
}

StatusOr<ConversationName> ConversationName::Parse(std::string_view field, std::string_view name) {
  const Status bad = InvalidField(
      field, fmt::format("\"{}\" must have the form vendors/VENDOR/partnerships/PARTNERSHIP/"
                         "mops/NUMBER/conversations/NUMBER",
                         name.substr(0, 200)));
  const std::size_t behind = name.find(kConversations);
  if (behind == std::string_view::npos) return bad;
  auto mop = MopName::Parse(field, name.substr(0, behind));
  const std::string_view digits = name.substr(behind + kConversations.size());
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  if (!mop.ok() || !whole || number < 1 || digits.front() == '0') return bad;
  return ConversationName{*std::move(mop), number};
}

}  // namespace tandem::fiscal
