#pragma once

#include <array>
#include <optional>
#include <vector>

#include <rapidcheck.h>

#include "services/fiscal_alignment/domain/mop/mop_testing.h"

// The state table of formulas.md 6 once more, written as a table and walked hour by hour, in UTC.
namespace tandem::fiscal {

// As large from the first case on as in the last.
inline int Any(int least, int most) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(least, most + 1));
}
// True in all but one case of `n`.
inline bool Mostly(int n = 10) { return Any(1, n) != 1; }
inline Side AnySide() { return Any(0, 1) == 0 ? Side::kVendor : Side::kPartner; }
inline MopActor ActorOf(Side side) { return side == Side::kVendor ? kAnn : kBob; }

// Hours since 2027-01-01.
using Hour = int;
inline constexpr Hour kDayHours = 24;

// What a model's day is as a date.
inline CivilDay ModelDay(int day) { return CivilDay::FromYmd(2027, 1, 1) + day; }
inline Instant ModelTime(Hour hour) {
  return std::chrono::sys_days(std::chrono::year(2027) / 1 / 1) + std::chrono::hours(hour);
}

enum class Call { kRevise, kDiscard, kPropose, kCounter, kAccept, kWithdraw, kDecline, kEnd };
enum class By { kAuthorSide, kOfferingSide, kOtherSide, kEither };

struct Row {
  MopState from;
  Call call;
  By by;
  MopState to;
};

inline constexpr std::array<Row, 14> kTable = {{
    {MopState::kDraft, Call::kRevise, By::kAuthorSide, MopState::kDraft},
    {MopState::kDraft, Call::kDiscard, By::kAuthorSide, MopState::kWithdrawn},
    {MopState::kDraft, Call::kPropose, By::kAuthorSide, MopState::kProposed},
    {MopState::kProposed, Call::kCounter, By::kOtherSide, MopState::kCountered},
    {MopState::kCountered, Call::kCounter, By::kOtherSide, MopState::kCountered},
    {MopState::kProposed, Call::kAccept, By::kOtherSide, MopState::kAgreed},
    {MopState::kCountered, Call::kAccept, By::kOtherSide, MopState::kAgreed},
    {MopState::kProposed, Call::kWithdraw, By::kOfferingSide, MopState::kWithdrawn},
    {MopState::kCountered, Call::kWithdraw, By::kOfferingSide, MopState::kWithdrawn},
    {MopState::kProposed, Call::kDecline, By::kOtherSide, MopState::kDeclined},
    {MopState::kCountered, Call::kDecline, By::kOtherSide, MopState::kDeclined},
    // It takes effect later.
    {MopState::kAgreed, Call::kEnd, By::kEither, MopState::kAgreed},
    {MopState::kActive, Call::kEnd, By::kEither, MopState::kActive},
    {MopState::kNeedsReview, Call::kEnd, By::kEither, MopState::kNeedsReview},
}};

enum class Answer { kOk, kDenied, kNotReady };
inline Answer AnswerOf(const Status& status) {
  if (status.ok()) return Answer::kOk;
  if (status.code() == StatusCode::kPermissionDenied) return Answer::kDenied;
  RC_ASSERT(ReasonOf(status) == "NOT_READY");
  return Answer::kNotReady;
}

struct MopModel {
  MopState state = MopState::kDraft;
  Side author = Side::kVendor;
  int versions = 1;
  int open = 0;
  int agreed = 0;
  Side offering = Side::kVendor;
  Hour open_until = 0;
  int first = 0;  // days of the last version's term
  int last = 0;
  std::optional<int> end_day;
  std::optional<int> replaced_on;
  PerSide<bool> reaffirmed;
  Hour now = 0;

  int today() const { return now >= 0 ? now / kDayHours : (now - kDayHours + 1) / kDayHours; }
  bool bound() const {
    return state == MopState::kAgreed || state == MopState::kActive ||
           state == MopState::kNeedsReview;
  }

  // What a call by `side` is answered, and what it does to the model; `guards`: whether all that
  // the table asks for is there.
  Answer Do(Call call, Side side, bool guards) {
    for (const Row& row : kTable) {
      if (row.from != state || row.call != call) continue;
      if (!May(row.by, side)) return Answer::kDenied;
      if (!guards) return Answer::kNotReady;
      state = row.to;
      return Answer::kOk;
    }
    return Answer::kNotReady;
  }

  Answer Reaffirm(Side side) {
    if (state != MopState::kNeedsReview) return Answer::kNotReady;
    if (reaffirmed[side]) return Answer::kDenied;
    reaffirmed[side] = true;
    if (!reaffirmed[Other(side)]) return Answer::kOk;
    reaffirmed = {};
    state = first <= last && now >= first * kDayHours ? MopState::kActive : MopState::kAgreed;
    return Answer::kOk;
  }

  // One hour passes.
  void Tick() {
    ++now;
    if (open != 0 && now == open_until) {
      state = MopState::kExpired;
      open = 0;
    }
    if (now % kDayHours != 0 || !bound()) return;
    const int day = today();
    if (end_day && day == *end_day + 1) {
      state = MopState::kEnded;
    } else if (replaced_on && day == *replaced_on) {
      state = MopState::kSuperseded;
    } else if (day == last + 1) {
      state = MopState::kExpired;
    } else if (state == MopState::kAgreed && day == first) {
      state = MopState::kActive;
    }
  }

 private:
  bool May(By by, Side side) const {
    switch (by) {
      case By::kAuthorSide:
        return side == author;
      case By::kOfferingSide:
        return side == offering;
      case By::kOtherSide:
        return side != offering;
      case By::kEither:
        return true;
    }
    return false;
  }
};

}  // namespace tandem::fiscal
