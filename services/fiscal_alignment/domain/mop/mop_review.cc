#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/fiscal_alignment/domain/mop/mop_guards.h"

namespace tandem::fiscal {
namespace {

void TellCalendar(Mop& mop, MopStep::Kind kind, Instant now, std::vector<MopStep>& steps) {
  Tell(mop,
       {.time = now,
        .kind = kind,
        .side = std::nullopt,
        .version = mop.agreed_version,
        .text = fmt::format("{}", fmt::join(mop.review->differences, "; ")),
        .other = std::nullopt},
       steps);
}

// Another revision, while one is being reviewed.
bool ReviewAgain(Mop& mop, std::vector<std::string> differences,
                 const PerSide<std::int64_t>& revisions, Instant now, std::vector<MopStep>& steps) {
  if (mop.review->revisions == revisions) return false;
  const bool voided = mop.review->reaffirmed.vendor || mop.review->reaffirmed.partner;
  const bool differ = mop.review->differences != differences;
  mop.review->revisions = revisions;
  mop.review->differences = std::move(differences);
  mop.review->reaffirmed = {};
  mop.updated = now;
  if (voided) TellCalendar(mop, MopStep::Kind::kReaffirmationVoided, now, steps);
  if (differ) TellCalendar(mop, MopStep::Kind::kReviewNeeded, now, steps);
  return true;
}

}  // namespace

bool ReviewMop(Mop& mop, const MopDates& agreed, const StatusOr<MopDates>& now_dates,
               const PerSide<std::int64_t>& revisions, Instant now, std::vector<MopStep>& steps) {
  std::vector<std::string> differences;
  if (now_dates.ok()) {
    differences = DifferencesFrom(DayIn(now, ZoneOf(mop)), agreed, *now_dates);
  } else {
    differences.emplace_back(MessageOf(now_dates.status()));
  }
  if (mop.state == MopState::kNeedsReview) {
    return ReviewAgain(mop, std::move(differences), revisions, now, steps);
  }
  if (differences.empty()) return false;
  mop.state = MopState::kNeedsReview;
  mop.review = MopReview{.revisions = revisions,
                         .differences = std::move(differences),
                         .reaffirmed = {},
                         .since = now};
  TellCalendar(mop, MopStep::Kind::kReviewNeeded, now, steps);
  return true;
}

Status ReaffirmMop(Mop& mop, const MopActor& actor, Instant now, std::vector<MopStep>& steps) {
  if (mop.state != MopState::kNeedsReview) {
    return WrongState(mop, "one in NEEDS_REVIEW", "reaffirmed");
  }
  if (mop.review->reaffirmed[actor.side]) {
    return PermissionDenied(fmt::format("the {} has reaffirmed it already; it is the {}'s turn",
                                        SideName(actor.side), SideName(Other(actor.side))));
  }
  mop.review->reaffirmed[actor.side] = true;
  Tell(mop, StepOf(MopStep::Kind::kReaffirmed, actor, mop.agreed_version, "", now), steps);
  if (!mop.review->reaffirmed[Other(actor.side)]) return OkStatus();
  mop.basis = mop.review->revisions;
  const bool begun =
      mop.term.first <= mop.term.last && now >= BeginningOf(mop.term.first, ZoneOf(mop));
  mop.state = begun ? MopState::kActive : MopState::kAgreed;
  TellCalendar(mop, MopStep::Kind::kReviewed, now, steps);
  mop.review.reset();
  return OkStatus();
}

}  // namespace tandem::fiscal
