#include <algorithm>

#include "libs/calendar/zone/time_zone.h"
#include "services/fiscal_alignment/domain/mop/mop_guards.h"

namespace tandem::fiscal {
namespace {

using calendar::TimeZone;

// What time does to a MOP, in the order in which it does so at one moment: a promise is broken
// before its MOP is over.
enum class Change { kOfferExpires, kBegins, kBreaks, kIsOver };

struct Event {
  Instant at;
  Change change = Change::kOfferExpires;
  std::size_t accommodation = 0;  // index, for kBreaks

  friend auto operator<=>(const Event&, const Event&) = default;
};

// A zone that has left the database since it was checked counts as UTC.
TimeZone ZoneNamed(const std::string& name) {
  StatusOr<TimeZone> zone = TimeZone::Load(name);
  return zone.ok() ? *std::move(zone) : TimeZone();
}

Instant Beginning(CivilDay day, const TimeZone& zone) {
  return zone.InstantOf(calendar::Midnight(day), TimeZone::Twice::kEarlier);
}

// The day that must pass for the accommodation to be broken.
std::optional<CivilDay> LastDayFor(const Accommodation& accommodation) {
  if (accommodation.state == Accommodation::State::kOpen) return accommodation.terms.due;
  if (accommodation.state == Accommodation::State::kContested) return accommodation.answer_due;
  return std::nullopt;
}

std::optional<Event> NextEvent(const Mop& mop) {
  if (IsOpen(mop.state)) return Event{.at = *mop.open_until, .change = Change::kOfferExpires};
  if (!IsBinding(mop.state)) return std::nullopt;
  const TimeZone zone = ZoneNamed(ZoneOf(mop));
  Event next = {.at = Beginning(mop.term.last + 1, zone), .change = Change::kIsOver};
  if (mop.state == MopState::kAgreed && mop.term.first <= mop.term.last) {
    next = std::min(next, {.at = Beginning(mop.term.first, zone), .change = Change::kBegins});
  }
  for (std::size_t i = 0; i < mop.accommodations.size(); ++i) {
    const std::optional<CivilDay> last_day = LastDayFor(mop.accommodations[i]);
    if (!last_day) continue;
    // Nobody was bound before both had agreed.
    const Instant at = std::max(Beginning(*last_day + 1, zone), *mop.agreed);
    next = std::min(next, {.at = at, .change = Change::kBreaks, .accommodation = i});
  }
  return next;
}

void Break(Mop& mop, std::size_t index, Instant at, MopStep& step) {
  mop.accommodations[index].state = Accommodation::State::kBroken;
  mop.accommodations[index].broken = at;
  step.kind = MopStep::Kind::kBroken;
  step.subject_number = static_cast<int>(index) + 1;
}

void Finish(Mop& mop, MopStep& step) {
  if (mop.end_day == mop.term.last) {
    mop.state = MopState::kEnded;
    step.kind = MopStep::Kind::kEnded;
  } else if (mop.successor) {
    mop.state = MopState::kSuperseded;
    step.kind = MopStep::Kind::kSuperseded;
    step.other = mop.successor;
  } else {
    mop.state = MopState::kExpired;
    step.kind = MopStep::Kind::kTermOver;
  }
  mop.review.reset();
}

void Apply(Mop& mop, const Event& event, std::vector<MopStep>& steps) {
  MopStep step = {
      .time = event.at, .side = std::nullopt, .version = mop.agreed_version, .other = std::nullopt};
  switch (event.change) {
    case Change::kOfferExpires:
      step.kind = MopStep::Kind::kOfferExpired;
      step.version = mop.open_version;
      mop.state = MopState::kExpired;
      mop.open_version = 0;
      mop.open_until.reset();
      break;
    case Change::kBegins:
      step.kind = MopStep::Kind::kBegan;
      mop.state = MopState::kActive;
      break;
    case Change::kBreaks:
      Break(mop, event.accommodation, event.at, step);
      break;
    case Change::kIsOver:
      Finish(mop, step);
      break;
  }
  Tell(mop, std::move(step), steps);
}

}  // namespace

Instant BeginningOf(CivilDay day, const std::string& time_zone) {
  return Beginning(day, ZoneNamed(time_zone));
}

CivilDay DayIn(Instant now, const std::string& time_zone) {
  const TimeZone zone = ZoneNamed(time_zone);
  const CivilDay day = calendar::DayOf(zone.LocalOf(std::chrono::floor<std::chrono::seconds>(now)));
  // A clock that is put back across midnight does not bring the day before back.
  return Beginning(day + 1, zone) <= now ? day + 1 : day;
}

bool Advance(Mop& mop, Instant now, std::vector<MopStep>& steps) {
  bool changed = false;
  for (auto event = NextEvent(mop); event && event->at <= now; event = NextEvent(mop)) {
    Apply(mop, *event, steps);
    changed = true;
  }
  return changed;
}

std::optional<Instant> NextMoment(const Mop& mop) {
  const std::optional<Event> event = NextEvent(mop);
  const std::optional<Instant> renewal = RenewalMomentOf(mop);
  if (!event) return renewal;
  return renewal ? std::min(event->at, *renewal) : event->at;
}

}  // namespace tandem::fiscal
