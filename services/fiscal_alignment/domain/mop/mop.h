#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/clock.h"
#include "libs/base/person_name.h"
#include "libs/calendar/working/working_days.h"
#include "services/fiscal_alignment/domain/cadence.h"
#include "services/fiscal_alignment/domain/side.h"

// Mutual Operating Periods as values (F5, F6): formulas.md 6.
namespace tandem::fiscal {

// "vendors/acme/partnerships/softcat/mops/2".
struct MopName {
  PartnershipName partnership;
  int number = 0;  // from 1, in the order in which the partnership's were made

  static StatusOr<MopName> Parse(std::string_view field, std::string_view name);
  std::string ToString() const;

  friend auto operator<=>(const MopName&, const MopName&) = default;
};

enum class MopKind { kPeriod, kDifference };

enum class MopState {
  kDraft,
  kProposed,
  kCountered,
  kAgreed,
  kActive,
  kNeedsReview,
  kSuperseded,
  kEnded,
  kExpired,
  kWithdrawn,
  kDeclined,
};
// "NEEDS_REVIEW".
std::string_view MopStateName(MopState state);
// PROPOSED and COUNTERED: a version waits for the other side.
bool IsOpen(MopState state);
// AGREED, ACTIVE and NEEDS_REVIEW: both sides are bound.
bool IsBinding(MopState state);

// What a side offers to make a difference bearable.
struct AccommodationTerms {
  Side side = Side::kVendor;
  std::string text;
  PersonId owner;  // somebody of `side`
  CivilDay due;

  friend bool operator==(const AccommodationTerms&, const AccommodationTerms&) = default;
};

// What a version says.
struct MopTerms {
  MopKind kind = MopKind::kPeriod;
  calendar::DaySpan term;
  std::optional<CadenceRule> rule;                 // PERIOD: by a rule …
  std::vector<CivilDay> closes;                    // … or by dates, in the order in which they came
  std::vector<AccommodationTerms> accommodations;  // DIFFERENCE
  std::string time_zone;                           // IANA name
  std::optional<int> predecessor;                  // number of the MOP whose place it takes

  friend bool operator==(const MopTerms&, const MopTerms&) = default;
};

struct MopVersion {
  int number = 0;  // from 1
  Side side = Side::kVendor;
  PersonId author;  // empty: a renewal that Tandem drafted
  MopTerms terms;
  std::string rationale;
  PerSide<std::int64_t> revisions;  // of both calendars when it was made or offered, 0: not known
  Instant created;
  std::optional<Instant> offered;

  friend bool operator==(const MopVersion&, const MopVersion&) = default;
};

struct MopAcceptance {
  Side side = Side::kVendor;
  int version = 0;
  PersonId person;
  Instant at;
  std::string rationale;

  friend bool operator==(const MopAcceptance&, const MopAcceptance&) = default;
};

// A promise of an agreed DIFFERENCE.
struct Accommodation {
  enum class State { kOpen, kKept, kContested, kBroken };

  AccommodationTerms terms;
  State state = State::kOpen;
  std::optional<Instant> kept;
  std::string contest_reason;
  std::optional<Instant> contested;
  std::optional<CivilDay> answer_due;  // the last day for an answer
  std::string answer;
  std::optional<Instant> answered;
  std::optional<Instant> broken;

  friend bool operator==(const Accommodation&, const Accommodation&) = default;
};

// What a calendar's revision asks of both sides.
struct MopReview {
  PerSide<std::int64_t> revisions;       // that a reaffirmation adopts
  std::vector<std::string> differences;  // in sentences
  PerSide<bool> reaffirmed;
  Instant since;

  friend bool operator==(const MopReview&, const MopReview&) = default;
};

// An agreement between both sides of a partnership, and how it came about. A plain value; what is
// done to it is in mop_life.h.
struct Mop {
  MopName name;
  MopState state = MopState::kDraft;
  Side author_side = Side::kVendor;
  std::vector<MopVersion> versions;
  int open_version = 0;               // 0: none is open
  std::optional<Instant> open_until;  // while one is open
  int agreed_version = 0;             // 0: none yet
  std::optional<Instant> agreed;
  std::vector<MopAcceptance> acceptances;
  // Of the calendars by which its dates are computed: those of the agreed version, then those that
  // were reaffirmed.
  PerSide<std::int64_t> basis;
  // Of the agreed version, perhaps cut; else of the last version. Its last day lies before its
  // first if a successor left nothing of it.
  calendar::DaySpan term;
  std::optional<CivilDay> end_day;
  std::optional<Side> ended_by;
  std::optional<int> successor;  // number
  std::vector<Accommodation> accommodations;
  std::optional<MopReview> review;
  bool renewed = false;       // its renewal was drafted, or shall not be
  std::int64_t revision = 0;  // counts the changes; whoever saves it raises it
  Instant created;
  Instant updated;

  // By number, from 1.
  const MopVersion& version(int number) const {
    return versions[static_cast<std::size_t>(number - 1)];
  }
  // The agreed version, else the open one, else the last.
  const MopVersion& current() const;

  friend bool operator==(const Mop&, const Mop&) = default;
};

// One step in the life of a MOP, as history tells it.
struct MopStep {
  enum class Kind {  // in the order of MopStep.Kind of the API, from 1
    kCreated = 1,
    kRevised,
    kDiscarded,
    kProposed,
    kCountered,
    kAccepted,
    kWithdrawn,
    kDeclined,
    kOfferExpired,
    kBegan,
    kReviewNeeded,
    kReaffirmed,
    kReviewed,
    kReaffirmationVoided,
    kCut,
    kSuperseded,
    kEndAsked,
    kEnded,
    kTermOver,
    kRenewalDrafted,
    kTalked,
    kTalkConfirmed,
    kKept,
    kContested,
    kAnswered,
    kBroken,
  };

  Instant time;  // when it took effect
  Kind kind = Kind::kCreated;
  std::optional<Side> side;           // none: time or a calendar did it
  PersonId person;                    // empty likewise
  int version = 0;                    // 0: it is about none
  MopState state = MopState::kDraft;  // behind it
  std::string text;                   // reason, rationale, answer; what a revision changed
  int subject_number = 0;             // of the conversation or accommodation
  std::optional<int> other;           // number of the other MOP

  friend bool operator==(const MopStep&, const MopStep&) = default;
};

// A conversation of both sides; it never changes but for its confirmation.
struct MopConversation {
  int number = 0;  // from 1, per MOP
  CivilDay day;
  std::string channel;
  PerSide<std::vector<PersonId>> people;
  PerSide<std::string> constraints;
  std::string summary;
  PersonId recorded_by;
  Side recorded_side = Side::kVendor;
  PersonId confirmed_by;  // empty: nobody
  std::optional<Instant> confirmed;
  Instant created;

  friend bool operator==(const MopConversation&, const MopConversation&) = default;
};

}  // namespace tandem::fiscal
