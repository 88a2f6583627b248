#include <fmt/format.h>

#include "services/fiscal_alignment/domain/mop/mop_guards.h"

namespace tandem::fiscal {
namespace {

using State = Accommodation::State;

std::string_view StateName(State state) {
  switch (state) {
    case State::kOpen:
      return "OPEN";
    case State::kKept:
      return "KEPT";
    case State::kContested:
      return "CONTESTED";
    case State::kBroken:
      return "BROKEN";
  }
  return {};
}

// The accommodation, if the MOP still binds.
StatusOr<Accommodation*> Find(Mop& mop, int number) {
  if (!IsBinding(mop.state)) {
    return NotReady(fmt::format("it is {}; its accommodations count while both sides are bound",
                                MopStateName(mop.state)));
  }
  const auto count = static_cast<int>(mop.accommodations.size());
  if (number < 1 || number > count) {
    return InvalidField("number", count == 0 ? std::string("it has no accommodations")
                                             : fmt::format("must lie in 1 to {}", count));
  }
  return &mop.accommodations[static_cast<std::size_t>(number - 1)];
}

void FindWrongState(const Accommodation& accommodation, int number, State needed,
                    std::string_view be_done, Missing& missing) {
  if (accommodation.state == needed) return;
  missing.Add(fmt::format("accommodation {} is {}, and only what is {} can be {}", number,
                          StateName(accommodation.state), StateName(needed), be_done));
}

void TellOf(int number, MopStep::Kind kind, const MopActor& actor, std::string text, Mop& mop,
            Instant now, std::vector<MopStep>& steps) {
  MopStep step = StepOf(kind, actor, mop.agreed_version, std::move(text), now);
  step.subject_number = number;
  Tell(mop, std::move(step), steps);
}

}  // namespace

Status KeepAccommodation(Mop& mop, const MopActor& actor, int number, Instant now,
                         std::vector<MopStep>& steps) {
  ASSIGN_OR_RETURN(Accommodation* const accommodation, Find(mop, number));
  const AccommodationTerms& terms = accommodation->terms;
  if (actor.side != terms.side || actor.person != terms.owner) {
    return PermissionDenied(
        fmt::format("accommodation {} can be marked as kept by its owner alone", number));
  }
  Missing missing;
  FindWrongState(*accommodation, number, State::kOpen, "marked as kept", missing);
  RETURN_IF_ERROR(missing.ToStatus());
  accommodation->state = State::kKept;
  accommodation->kept = now;
  TellOf(number, MopStep::Kind::kKept, actor, "", mop, now, steps);
  return OkStatus();
}

Status ContestAccommodation(Mop& mop, const MopActor& actor, int number, const std::string& reason,
                            CivilDay answer_due, Instant now, std::vector<MopStep>& steps) {
  ASSIGN_OR_RETURN(Accommodation* const accommodation, Find(mop, number));
  if (actor.side == accommodation->terms.side) {
    return PermissionDenied(fmt::format("accommodation {} can be contested by the {} alone", number,
                                        SideName(Other(actor.side))));
  }
  RETURN_IF_ERROR(CheckWriting("reason", reason, kLongestReason));
  Missing missing;
  FindWrongState(*accommodation, number, State::kKept, "contested", missing);
  if (IsBlank(reason)) missing.Add("a reason is missing");
  RETURN_IF_ERROR(missing.ToStatus());
  accommodation->state = State::kContested;
  accommodation->contest_reason = reason;
  accommodation->contested = now;
  accommodation->answer_due = answer_due;
  accommodation->answer.clear();
  accommodation->answered.reset();
  TellOf(number, MopStep::Kind::kContested, actor, reason, mop, now, steps);
  return OkStatus();
}

Status AnswerAccommodation(Mop& mop, const MopActor& actor, int number, const std::string& answer,
                           Instant now, std::vector<MopStep>& steps) {
  ASSIGN_OR_RETURN(Accommodation* const accommodation, Find(mop, number));
  if (actor.side != accommodation->terms.side) {
    return PermissionDenied(fmt::format("accommodation {} can be answered for by the {} alone",
                                        number, SideName(accommodation->terms.side)));
  }
  RETURN_IF_ERROR(CheckWriting("answer", answer, kLongestReason));
  Missing missing;
  FindWrongState(*accommodation, number, State::kContested, "answered", missing);
  if (IsBlank(answer)) missing.Add("an answer is missing");
  RETURN_IF_ERROR(missing.ToStatus());
  accommodation->state = State::kKept;
  accommodation->answer = answer;
  accommodation->answered = now;
  TellOf(number, MopStep::Kind::kAnswered, actor, answer, mop, now, steps);
  return OkStatus();
}

}  // namespace tandem::fiscal
