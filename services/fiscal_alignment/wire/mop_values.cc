#include "services/fiscal_alignment/wire/mop_values.h"

#include <fmt/format.h>

#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/wire/alignment_values.h"

namespace tandem::fiscal {
namespace {

// The enums of the API are those of the domain, with 0 for "not said" before them.
template <typename Message, typename Value>
Message OneBehind(Value value) {
  return static_cast<Message>(static_cast<int>(value) + 1);
}
template <typename Value, typename Message>
Value OneBefore(Message message) {
  return static_cast<Value>(static_cast<int>(message) - 1);
}

static_assert(static_cast<int>(MopKind::kDifference) + 1 == v1::MopTerms::KIND_DIFFERENCE);
static_assert(static_cast<int>(MopState::kDeclined) + 1 == v1::Mop::STATE_DECLINED);
static_assert(static_cast<int>(MopStep::Kind::kBroken) == v1::MopStep::KIND_BROKEN);
static_assert(static_cast<int>(Accommodation::State::kBroken) + 1 ==
              v1::Accommodation::STATE_BROKEN);

Status NotSaid(std::string_view field, int value) {
  return InvalidField(field, value == 0 ? "must be given" : "is none of this API");
}

std::string Below(std::string_view field, std::string_view name) {
  return fmt::format("{}.{}", field, name);
}

StatusOr<CadenceRule> ReadRule(const std::string& field, const v1::CadenceRule& message) {
  using Form = CadenceRule::Form;
  if (message.form() == 0 || !v1::CadenceRule::Form_IsValid(message.form())) {
    return NotSaid(Below(field, "form"), message.form());
  }
  CadenceRule rule{.form = OneBefore<Form>(message.form())};
  if (rule.form == Form::kByHand) {
    return InvalidField(Below(field, "form"), "dates given by hand belong into closes");
  }
  const bool of_side = rule.form == Form::kOwnCycle || rule.form == Form::kWeeksBefore;
  if (of_side) {
    ASSIGN_OR_RETURN(rule.side, ReadSide(Below(field, "side"), message.side()));
  }
  const bool counted = rule.form == Form::kMonthEnds || rule.form == Form::kWeeksBefore;
  if (counted) {
    const int most = rule.form == Form::kMonthEnds ? 3 : 12;
    if (message.number() < 1 || message.number() > most) {
      return InvalidField(Below(field, "number"), fmt::format("must lie in 1 to {}", most));
    }
    rule.number = message.number();
  }
  return rule;
}

StatusOr<AccommodationTerms> ReadAccommodation(const std::string& field,
                                               const v1::AccommodationTerms& message) {
  AccommodationTerms terms{.text = message.text()};
  ASSIGN_OR_RETURN(terms.side, ReadSide(Below(field, "side"), message.side()));
  ASSIGN_OR_RETURN(terms.owner, PersonId::Parse(Below(field, "owner"), message.owner()));
  if (!message.has_due()) return InvalidField(Below(field, "due"), "must be given");
  ASSIGN_OR_RETURN(terms.due, wire::FromProto(Below(field, "due"), message.due()));
  return terms;
}

StatusOr<int> ReadPredecessor(const std::string& field, const PartnershipName& partnership,
                              const std::string& name) {
  ASSIGN_OR_RETURN(const MopName predecessor, MopName::Parse(field, name));
  if (predecessor.partnership == partnership) return predecessor.number;
  return InvalidField(field, "must be a MOP of the same partnership");
}

void Write(const AccommodationTerms& terms, v1::AccommodationTerms& message) {
  message.set_side(ToProto(terms.side));
  message.set_text(terms.text);
  message.set_owner(terms.owner.value());
  *message.mutable_due() = wire::ToProto(terms.due);
}

}  // namespace

v1::Side ToProto(Side side) { return OneBehind<v1::Side>(side); }

StatusOr<Side> ReadSide(std::string_view field, v1::Side side) {
  if (side == v1::SIDE_VENDOR) return Side::kVendor;
  if (side == v1::SIDE_PARTNER) return Side::kPartner;
  return NotSaid(field, side);
}

v1::Mop::State ToProto(MopState state) { return OneBehind<v1::Mop::State>(state); }

StatusOr<MopState> ReadState(std::string_view field, v1::Mop::State state) {
  if (state == v1::Mop::STATE_UNSPECIFIED || !v1::Mop::State_IsValid(state)) {
    return NotSaid(field, state);
  }
  return OneBefore<MopState>(state);
}

v1::MopStep::Kind ToProto(MopStep::Kind kind) { return static_cast<v1::MopStep::Kind>(kind); }

void Write(const PartnershipName& partnership, const MopTerms& terms, v1::MopTerms& message) {
  message.set_kind(OneBehind<v1::MopTerms::Kind>(terms.kind));
  *message.mutable_term() = wire::ToProto(terms.term);
  if (terms.rule) Write(*terms.rule, *message.mutable_rule());
  wire::WriteDays(terms.closes, *message.mutable_closes());
  for (const AccommodationTerms& one : terms.accommodations) {
    Write(one, *message.add_accommodations());
  }
  message.set_time_zone(terms.time_zone);
  if (terms.predecessor) {
    message.set_predecessor(MopName{partnership, *terms.predecessor}.ToString());
  }
}

StatusOr<MopTerms> ReadTerms(std::string_view field, const PartnershipName& partnership,
                             const v1::MopTerms& message) {
  if (message.kind() != v1::MopTerms::KIND_PERIOD &&
      message.kind() != v1::MopTerms::KIND_DIFFERENCE) {
    return NotSaid(Below(field, "kind"), message.kind());
  }
  MopTerms terms{.kind = OneBefore<MopKind>(message.kind()), .time_zone = message.time_zone()};
  if (!message.has_term()) return InvalidField(Below(field, "term"), "must be given");
  ASSIGN_OR_RETURN(terms.term, wire::FromProto(Below(field, "term"), message.term()));
  if (message.has_rule()) {
    ASSIGN_OR_RETURN(terms.rule, ReadRule(Below(field, "rule"), message.rule()));
  }
  ASSIGN_OR_RETURN(terms.closes, wire::ReadDays(Below(field, "closes"), message.closes()));
  for (const v1::AccommodationTerms& one : message.accommodations()) {
    const std::string below =
        fmt::format("{}.accommodations[{}]", field, terms.accommodations.size());
    ASSIGN_OR_RETURN(terms.accommodations.emplace_back(), ReadAccommodation(below, one));
  }
  if (message.predecessor().empty()) return terms;
  ASSIGN_OR_RETURN(terms.predecessor, ReadPredecessor(Below(field, "predecessor"), partnership,
                                                      message.predecessor()));
  return terms;
}

void Write(int number, const Accommodation& accommodation, v1::Accommodation& message) {
  const auto set = [](const std::optional<Instant>& at, auto mutable_at) {
    if (at) *mutable_at() = wire::ToProto(*at);
  };
  message.set_number(number);
  Write(accommodation.terms, *message.mutable_terms());
  message.set_state(OneBehind<v1::Accommodation::State>(accommodation.state));
  set(accommodation.kept, [&] { return message.mutable_keep_time(); });
  message.set_contest_reason(accommodation.contest_reason);
  set(accommodation.contested, [&] { return message.mutable_contest_time(); });
  if (accommodation.answer_due) {
    *message.mutable_answer_due() = wire::ToProto(*accommodation.answer_due);
  }
  message.set_answer(accommodation.answer);
  set(accommodation.answered, [&] { return message.mutable_answer_time(); });
  set(accommodation.broken, [&] { return message.mutable_break_time(); });
}

}  // namespace tandem::fiscal
