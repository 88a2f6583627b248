#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "services/fiscal_alignment/domain/mop/mop_dates.h"

// What may be done to a MOP, and what time does to it: the state table of formulas.md 6. All
// functions are pure. Those that take a Mop& change it and append what happened to `steps` only
// where they return OK. Whoever calls them has checked that `actor` may act for its side, and has
// brought the MOP up to `now` by Advance.
//
// Errors: INVALID_ARGUMENT with the field for bad input; PERMISSION_DENIED where it is the other
// side's turn; all else FAILED_PRECONDITION with the reason NOT_READY, whose message lists all that
// is missing, separated by "; ".
namespace tandem::fiscal {

struct MopActor {
  Side side = Side::kVendor;
  PersonId person;
};

struct MopDraft {
  MopTerms terms;
  std::string rationale;
};

// The settings that time depends on.
inline constexpr int kOfferDays = 30;          // an offer waits so long by default
inline constexpr int kRenewalDays = 56;        // a renewal is drafted so long before the last day
inline constexpr int kAnswerWorkingDays = 10;  // for the answer to a contest
inline constexpr int kMostTermYears = 10;
inline constexpr std::size_t kMostCloses = 200;
inline constexpr std::size_t kMostAccommodations = 50;

// INVALID_ARGUMENT that names the field below `field` ("terms"), for what can never be right: a
// term that ends before it begins or is too long, rule and closes at once, a PERIOD with
// accommodations, a DIFFERENCE with closes, an unknown zone, a text that is empty or too long, an
// accommodation that is due before `today`.
Status CheckTerms(std::string_view field, const MopTerms& terms, CivilDay today);

// The first moment of a day in the zone.
Instant BeginningOf(CivilDay day, const std::string& time_zone);
// The day that it is there.
CivilDay DayIn(Instant now, const std::string& time_zone);

StatusOr<Mop> CreateMop(const MopName& name, const MopActor& actor, MopDraft draft,
                        const MopBasis& basis, Instant now, std::vector<MopStep>& steps);
Status ReviseMop(Mop& mop, const MopActor& actor, MopDraft draft, const MopBasis& basis,
                 Instant now, std::vector<MopStep>& steps);
Status DiscardMop(Mop& mop, const MopActor& actor, Instant now, std::vector<MopStep>& steps);

// `basis` is of the last version's terms. `offer_days`: a setting.
Status ProposeMop(Mop& mop, const MopActor& actor, const MopBasis& basis, int offer_days,
                  Instant now, std::vector<MopStep>& steps);
// `basis` is of the draft's terms.
Status CounterMop(Mop& mop, const MopActor& actor, MopDraft draft, const MopBasis& basis,
                  int offer_days, Instant now, std::vector<MopStep>& steps);

// Another MOP of the partnership, for the rule that binding ones do not overlap.
struct BindingTerm {
  int number = 0;
  calendar::DaySpan term;
};
struct AcceptanceFacts {
  PerSide<std::int64_t> revisions;  // of the calendars as they are known now
  bool talked =
      false;  // a conversation on this MOP, not later than today, with somebody of each side
  std::vector<BindingTerm> binding;  // all other AGREED, ACTIVE and NEEDS_REVIEW ones
};
Status AcceptMop(Mop& mop, const MopActor& actor, int version, const std::string& rationale,
                 const AcceptanceFacts& facts, Instant now, std::vector<MopStep>& steps);
// Cuts a binding predecessor to the day before the successor's first, on which it will be
// SUPERSEDED. One that is over earlier keeps its term and no successor; it expires, not renewed.
void CutMop(Mop& predecessor, const Mop& successor, Instant now, std::vector<MopStep>& steps);

Status WithdrawMop(Mop& mop, const MopActor& actor, const std::string& reason, Instant now,
                   std::vector<MopStep>& steps);
Status DeclineMop(Mop& mop, const MopActor& actor, const std::string& reason, Instant now,
                  std::vector<MopStep>& steps);

// A revision of a calendar is known: `agreed` are the dates by mop.basis, `now_dates` those by
// `revisions`. Only a binding MOP may be given. Returns whether the MOP changed.
bool ReviewMop(Mop& mop, const MopDates& agreed, const StatusOr<MopDates>& now_dates,
               const PerSide<std::int64_t>& revisions, Instant now, std::vector<MopStep>& steps);
Status ReaffirmMop(Mop& mop, const MopActor& actor, Instant now, std::vector<MopStep>& steps);

// `closes` are the joint closes of its term by its basis, empty for a DIFFERENCE.
Status EndMop(Mop& mop, const MopActor& actor, const std::string& reason,
              std::span<const CivilDay> closes, Instant now, std::vector<MopStep>& steps);

// `number` from 1. Only the owner keeps; the other side contests what is kept; the owner's side
// answers. `answer_due` is the last day for an answer: the tenth working day of the owner's side
// behind today.
Status KeepAccommodation(Mop& mop, const MopActor& actor, int number, Instant now,
                         std::vector<MopStep>& steps);
Status ContestAccommodation(Mop& mop, const MopActor& actor, int number, const std::string& reason,
                            CivilDay answer_due, Instant now, std::vector<MopStep>& steps);
Status AnswerAccommodation(Mop& mop, const MopActor& actor, int number, const std::string& answer,
                           Instant now, std::vector<MopStep>& steps);

// INVALID_ARGUMENT that names the field below "conversation"; whether the people exist is the
// caller's to check.
Status CheckConversation(const MopConversation& conversation, CivilDay today);

// Does what time has done up to `now`, in the order in which it happened, each step with its own
// moment: offers expire, terms begin and end, successors take over, accommodations break. Returns
// whether the MOP changed.
bool Advance(Mop& mop, Instant now, std::vector<MopStep>& steps);
// When the vendor's renewal is to be drafted; none: it gets none, or has it.
std::optional<Instant> RenewalMomentOf(const Mop& mop);
// Whether the vendor's renewal is to be drafted now; then RenewalOf makes it and marks `mop`.
bool IsRenewalDue(const Mop& mop, Instant now);
// The draft for as long a time behind `mop`'s last day: as many months where the term is whole
// months, else as many days; dated closes and due days move along.
Mop RenewalOf(Mop& mop, int number, Instant now, std::vector<MopStep>& steps_of_mop,
              std::vector<MopStep>& steps_of_renewal);
// The next moment at which Advance or a renewal changes something; none: nothing ever will.
std::optional<Instant> NextMoment(const Mop& mop);

}  // namespace tandem::fiscal
