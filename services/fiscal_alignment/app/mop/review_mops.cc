#include "services/fiscal_alignment/app/mop/review_mops.h"

#include "services/fiscal_alignment/domain/mop/mop_life.h"

namespace tandem::fiscal {
namespace {

// Whether time or the calendars do anything to it.
bool Changes(Mop mop, const MopDates& agreed, const StatusOr<MopDates>& now_dates,
             const PerSide<std::int64_t>& revisions, Instant now) {
  std::vector<MopStep> steps;
  return Advance(mop, now, steps) || ReviewMop(mop, agreed, now_dates, revisions, now, steps);
}

}  // namespace

StatusOr<bool> ReviewMops::RunOnce() {
  const Instant now = clock_.Now();
  ASSIGN_OR_RETURN(const std::optional<Page> page, NextPage(now));
  if (!page) return false;
  RETURN_IF_ERROR(database_.Write(
      [&](storage::Transaction& transaction) { return Write(transaction, *page, now); }));
  return true;
}

StatusOr<std::optional<ReviewMops::Page>> ReviewMops::NextPage(Instant now) const {
  std::optional<Page> page;
  const Status read = storage::ReadFor(
      database_, storage::Transaction::kEveryVendor,
      [&](storage::Transaction& transaction) -> Status {
        page.reset();
        ASSIGN_OR_RETURN(const auto task, ports_.all.reviews.Next(transaction));
        if (!task) return OkStatus();
        page = Page{.task = *task, .mops = {}};
        ASSIGN_OR_RETURN(const auto state,
                         ports_.all.organisations.Find(transaction, task->organisation));
        const std::int64_t revision = state ? state->calendar.revision : 0;
        ASSIGN_OR_RETURN(std::vector<Mop> mops,
                         ports_.mops.Behind(transaction, task->organisation, revision, kPageSize));
        MopCalculator calculator(ports_.all, places_);
        for (Mop& mop : mops) {
          ASSIGN_OR_RETURN(Compared compared,
                           Compare(transaction, calculator, std::move(mop), now));
          page->mops.push_back(std::move(compared));
        }
        return OkStatus();
      });
  if (!read.ok()) return read;
  return page;
}

StatusOr<ReviewMops::Compared> ReviewMops::Compare(storage::Transaction& transaction,
                                                   MopCalculator& calculator, Mop mop,
                                                   Instant now) const {
  Compared compared{.mop = std::move(mop)};
  const PartnershipName& name = compared.mop.name.partnership;
  const calendar::DaySpan& term = compared.mop.term;
  ASSIGN_OR_RETURN(compared.revisions, calculator.RevisionsNow(transaction, name));
  MopTerms terms = compared.mop.version(compared.mop.agreed_version).terms;
  auto agreed = calculator.Dates(transaction, name, terms, term, compared.mop.basis);
  if (!agreed.ok() && !IsOfStorage(agreed.status())) {
    // A rule that exists no more, because the leads are others now, says nothing about calendars.
    terms.rule.reset();
    agreed = calculator.Dates(transaction, name, terms, term, compared.mop.basis);
  }
  if (!agreed.ok() && IsOfStorage(agreed.status())) return agreed.status();
  compared.now_dates = calculator.Dates(transaction, name, terms, term, compared.revisions);
  if (!compared.now_dates.ok() && IsOfStorage(compared.now_dates.status())) {
    return compared.now_dates.status();
  }
  if (agreed.ok()) compared.agreed = *std::move(agreed);
  compared.changes =
      Changes(compared.mop, compared.agreed, compared.now_dates, compared.revisions, now);
  return compared;
}

Status ReviewMops::Write(storage::Transaction& transaction, const Page& page, Instant now) const {
  RETURN_IF_ERROR(transaction.ActFor(page.task.organisation.vendor.value()));
  // A MOP that became binding meanwhile knew the revision.
  if (page.mops.empty()) return ports_.all.reviews.Remove(transaction, page.task);
  for (const Compared& compared : page.mops) {
    RETURN_IF_ERROR(compared.changes
                        ? Review(transaction, compared, now)
                        : ports_.mops.MarkCompared(transaction, compared.mop, compared.revisions));
  }
  return OkStatus();
}

Status ReviewMops::Review(storage::Transaction& transaction, const Compared& compared,
                          Instant now) const {
  RETURN_IF_ERROR(transaction.Lock(compared.mop.name.partnership.ToString()));
  ASSIGN_OR_RETURN(std::optional<Mop> mop, ports_.mops.Find(transaction, compared.mop.name));
  // It was changed meanwhile: then it is still behind, and comes again.
  if (!mop || mop->revision != compared.mop.revision) return OkStatus();
  RETURN_IF_ERROR(journal_.BringUp(transaction, *mop, now));
  if (!IsBinding(mop->state)) return OkStatus();
  std::vector<MopStep> steps;
  if (ReviewMop(*mop, compared.agreed, compared.now_dates, compared.revisions, now, steps)) {
    // What was agreed keeps running, so its calendar stays.
    RETURN_IF_ERROR(journal_.SaveState(transaction, *mop, steps, now));
  }
  return ports_.mops.MarkCompared(transaction, *mop, compared.revisions);
}

}  // namespace tandem::fiscal
