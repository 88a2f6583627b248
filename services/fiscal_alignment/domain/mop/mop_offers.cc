#include <algorithm>

#include <fmt/format.h>

#include "services/fiscal_alignment/domain/mop/mop_guards.h"

namespace tandem::fiscal {
namespace {

Status CheckAuthorSide(const Mop& mop, const MopActor& actor, std::string_view be_done) {
  if (actor.side == mop.author_side) return OkStatus();
  return PermissionDenied(fmt::format("the {} made the draft; it can be {} by its side alone",
                                      SideName(mop.author_side), be_done));
}

Status CheckDraft(const Mop& mop, const MopActor& actor, std::string_view be_done) {
  if (mop.state != MopState::kDraft) return WrongState(mop, "a DRAFT", be_done);
  return CheckAuthorSide(mop, actor, be_done);
}

// Fills in the zone.
Status PrepareDraft(MopDraft& draft, const MopName& name, const MopBasis& basis, Instant now) {
  if (draft.terms.time_zone.empty()) draft.terms.time_zone = basis.vendor_zone;
  RETURN_IF_ERROR(CheckTerms("terms", draft.terms, DayIn(now, draft.terms.time_zone)));
  if (draft.terms.predecessor == name.number) {
    return InvalidField("terms.predecessor", "a MOP cannot take its own place");
  }
  return CheckWriting("rationale", draft.rationale, kLongestReason);
}

// Appends the draft as the next version.
const MopVersion& AddVersion(Mop& mop, const MopActor& actor, MopDraft draft, const MopBasis& basis,
                             Instant now) {
  mop.term = draft.terms.term;
  mop.versions.push_back({.number = static_cast<int>(mop.versions.size()) + 1,
                          .side = actor.side,
                          .author = actor.person,
                          .terms = std::move(draft.terms),
                          .rationale = std::move(draft.rationale),
                          .revisions = basis.revisions,
                          .created = now,
                          .offered = std::nullopt});
  return mop.versions.back();
}

bool HasAccommodationOf(Side side, const MopTerms& terms) {
  return std::ranges::find(terms.accommodations, side, &AccommodationTerms::side) !=
         terms.accommodations.end();
}

// What forbids to offer the terms today.
void FindMissing(const MopTerms& terms, const MopBasis& basis, Instant now, Missing& missing) {
  const CivilDay today = DayIn(now, terms.time_zone);
  if (terms.term.first <= today) {
    missing.Add(fmt::format("the first day of the term, {}, must lie behind today, {}",
                            terms.term.first.ToString(), today.ToString()));
  }
  for (const std::string& obstacle : basis.obstacles) missing.Add(obstacle);
  if (terms.kind != MopKind::kDifference) return;
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    if (HasAccommodationOf(side, terms)) continue;
    missing.Add(fmt::format("an accommodation of the {} is missing", SideName(side)));
  }
  for (std::size_t i = 0; i < terms.accommodations.size(); ++i) {
    const CivilDay due = terms.accommodations[i].due;
    if (due >= today) continue;
    missing.Add(fmt::format("accommodation {} is due on {}, before today", i + 1, due.ToString()));
  }
}

bool SayTheSame(const MopTerms& a, const MopTerms& b) {
  return a.kind == b.kind && a.rule == b.rule && a.closes == b.closes && a.term == b.term &&
         a.accommodations == b.accommodations;
}

// Opens the last version; offering it is its side's acceptance.
void Offer(Mop& mop, const MopActor& actor, int offer_days, Instant now) {
  MopVersion& version = mop.versions.back();
  version.offered = now;
  mop.open_version = version.number;
  mop.open_until =
      std::min<Instant>(now + offer_days * std::chrono::hours(24),
                        BeginningOf(version.terms.term.first, version.terms.time_zone));
  mop.acceptances.push_back({.side = actor.side,
                             .version = version.number,
                             .person = actor.person,
                             .at = now,
                             .rationale = version.rationale});
}

// Closes the open version for good.
void Close(Mop& mop, const MopActor& actor, MopState state, MopStep::Kind kind,
           const std::string& reason, Instant now, std::vector<MopStep>& steps) {
  const int version = mop.open_version;
  mop.state = state;
  mop.open_version = 0;
  mop.open_until.reset();
  Tell(mop, StepOf(kind, actor, version, reason, now), steps);
}

}  // namespace

StatusOr<Mop> CreateMop(const MopName& name, const MopActor& actor, MopDraft draft,
                        const MopBasis& basis, Instant now, std::vector<MopStep>& steps) {
  RETURN_IF_ERROR(PrepareDraft(draft, name, basis, now));
  Mop mop;
  mop.name = name;
  mop.author_side = actor.side;
  mop.created = now;
  const MopVersion& version = AddVersion(mop, actor, std::move(draft), basis, now);
  Tell(mop, StepOf(MopStep::Kind::kCreated, actor, version.number, version.rationale, now), steps);
  return mop;
}

Status ReviseMop(Mop& mop, const MopActor& actor, MopDraft draft, const MopBasis& basis,
                 Instant now, std::vector<MopStep>& steps) {
  RETURN_IF_ERROR(CheckDraft(mop, actor, "revised"));
  RETURN_IF_ERROR(PrepareDraft(draft, mop.name, basis, now));
  const MopVersion& version = AddVersion(mop, actor, std::move(draft), basis, now);
  Tell(mop, StepOf(MopStep::Kind::kRevised, actor, version.number, version.rationale, now), steps);
  return OkStatus();
}

Status DiscardMop(Mop& mop, const MopActor& actor, Instant now, std::vector<MopStep>& steps) {
  RETURN_IF_ERROR(CheckDraft(mop, actor, "discarded"));
  mop.state = MopState::kWithdrawn;
  Tell(mop, StepOf(MopStep::Kind::kDiscarded, actor, 0, "", now), steps);
  return OkStatus();
}

Status ProposeMop(Mop& mop, const MopActor& actor, const MopBasis& basis, int offer_days,
                  Instant now, std::vector<MopStep>& steps) {
  RETURN_IF_ERROR(CheckDraft(mop, actor, "proposed"));
  Missing missing;
  FindMissing(mop.versions.back().terms, basis, now, missing);
  RETURN_IF_ERROR(missing.ToStatus());
  mop.state = MopState::kProposed;
  // Nobody of the other side has seen it before: it is based on the calendars of now.
  mop.versions.back().revisions = basis.revisions;
  Offer(mop, actor, offer_days, now);
  const MopVersion& version = mop.versions.back();
  Tell(mop, StepOf(MopStep::Kind::kProposed, actor, version.number, version.rationale, now), steps);
  return OkStatus();
}

Status CounterMop(Mop& mop, const MopActor& actor, MopDraft draft, const MopBasis& basis,
                  int offer_days, Instant now, std::vector<MopStep>& steps) {
  RETURN_IF_ERROR(CheckAnswers(mop, actor, "countered"));
  RETURN_IF_ERROR(PrepareDraft(draft, mop.name, basis, now));
  Missing missing;
  FindMissing(draft.terms, basis, now, missing);
  if (SayTheSame(draft.terms, mop.version(mop.open_version).terms)) {
    missing.Add(
        fmt::format("it must differ from version {} in kind, rule, closes, term or accommodations",
                    mop.open_version));
  }
  RETURN_IF_ERROR(missing.ToStatus());
  mop.state = MopState::kCountered;
  AddVersion(mop, actor, std::move(draft), basis, now);
  Offer(mop, actor, offer_days, now);
  const MopVersion& version = mop.versions.back();
  Tell(mop, StepOf(MopStep::Kind::kCountered, actor, version.number, version.rationale, now),
       steps);
  return OkStatus();
}

Status WithdrawMop(Mop& mop, const MopActor& actor, const std::string& reason, Instant now,
                   std::vector<MopStep>& steps) {
  if (!IsOpen(mop.state)) return WrongState(mop, "an open offer", "withdrawn");
  const Side offering = mop.version(mop.open_version).side;
  if (actor.side != offering) {
    return PermissionDenied(fmt::format("the {} offered version {}; its side alone can withdraw it",
                                        SideName(offering), mop.open_version));
  }
  RETURN_IF_ERROR(CheckReason(reason));
  Close(mop, actor, MopState::kWithdrawn, MopStep::Kind::kWithdrawn, reason, now, steps);
  return OkStatus();
}

Status DeclineMop(Mop& mop, const MopActor& actor, const std::string& reason, Instant now,
                  std::vector<MopStep>& steps) {
  RETURN_IF_ERROR(CheckAnswers(mop, actor, "declined"));
  RETURN_IF_ERROR(CheckReason(reason));
  Close(mop, actor, MopState::kDeclined, MopStep::Kind::kDeclined, reason, now, steps);
  return OkStatus();
}

}  // namespace tandem::fiscal
