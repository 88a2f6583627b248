#include "services/fiscal_alignment/domain/mop/mop_guards.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unictype.h>
#include <unistr.h>

namespace tandem::fiscal {
namespace {

const std::uint8_t* Units(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

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

Status CheckText(std::string_view field, std::string_view text, std::size_t most_characters) {
  if (u8_check(Units(text), text.size()) != nullptr) {
    return InvalidField(field, "must be valid UTF-8");
  }
  if (u8_mbsnlen(Units(text), text.size()) > most_characters) {
    return InvalidField(field, fmt::format("must have at most {} characters", most_characters));
  }
  for (std::string_view rest = text; !rest.empty();) {
    ucs4_t c = 0;
    rest.remove_prefix(static_cast<std::size_t>(u8_mbtouc(&c, Units(rest), rest.size())));
    if (uc_is_cntrl(c) && c != '\n' && c != '\r' && c != '\t') {
      return InvalidField(field, fmt::format("must not hold the control character U+{:04X}", c));
    }
  }
  return OkStatus();
}

bool IsBlank(std::string_view text) {
  for (std::string_view rest = text; !rest.empty();) {
    ucs4_t c = 0;
    rest.remove_prefix(static_cast<std::size_t>(u8_mbtouc(&c, Units(rest), rest.size())));
    if (!uc_is_property_white_space(c)) return false;
  }
  return true;
}

Status CheckReason(const std::string& reason) {
  if (IsBlank(reason)) return NotReady("a reason is missing");
  return CheckText("reason", reason, kLongestReason);
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
