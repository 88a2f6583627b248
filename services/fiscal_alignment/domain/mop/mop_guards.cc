#include "services/fiscal_alignment/domain/mop/mop_guards.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tandem::fiscal {

Status NotReady(std::string_view message) {
  return WithReason(FailedPrecondition(message), "NOT_READY");
}

Status WrongState(const Mop& mop, std::string_view what_can, std::string_view be_done) {
  return NotReady(
      fmt::format("it is {}; only {} can be {}", MopStateName(mop.state), what_can, be_done));
}

Status Missing::ToStatus() const {
  return items_.empty() ? OkStatus() : NotReady(fmt::format("{}", fmt::join(items_, "; ")));
}

Status CheckReason(const std::string& reason) {
  if (IsBlank(reason)) return NotReady("a reason is missing");
  return CheckWriting("reason", reason, kLongestReason);
}

Status CheckAnswers(const Mop& mop, const MopActor& actor, std::string_view be_done) {
  if (!IsOpen(mop.state)) return WrongState(mop, "an open offer", be_done);
  const Side offering = mop.version(mop.open_version).side;
  if (actor.side != offering) return OkStatus();
  return PermissionDenied(fmt::format("the {} offered version {}; it can be {} by the {} alone",
                                      SideName(offering), mop.open_version, be_done,
                                      SideName(Other(offering))));
}

const std::string& ZoneOf(const Mop& mop) { return mop.current().terms.time_zone; }

MopStep StepOf(MopStep::Kind kind, const MopActor& actor, int version, std::string text,
               Instant now) {
  return {.time = now,
          .kind = kind,
          .side = actor.side,
          .person = actor.person,
          .version = version,
          .text = std::move(text),
          .other = std::nullopt};
}

void Tell(Mop& mop, MopStep step, std::vector<MopStep>& steps) {
  step.state = mop.state;
  mop.updated = step.time;
  steps.push_back(std::move(step));
}

}  // namespace tandem::fiscal
