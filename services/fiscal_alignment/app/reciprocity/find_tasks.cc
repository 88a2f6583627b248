#include "services/fiscal_alignment/app/reciprocity/find_tasks.h"

#include <algorithm>

#include "libs/calendar/working/place_working_days.h"
#include "libs/identity/policy.h"
#include "services/fiscal_alignment/app/make_organisation.h"

namespace tandem::fiscal {
namespace {

constexpr int kPage = 500;

// Where the quarter ends of one MOP lie; none where they cannot be known any more.
StatusOr<std::vector<ReciprocityDates>> DatesOf(const Mop& mop, const MopSides& sides,
                                                const calendar::DaySpan& days,
                                                calendar::PlaceWorkingDays& places) {
  ASSIGN_OR_RETURN(const Organisation vendor,
                   MakeOrganisation(sides.vendor, sides.vendor.name.display_name, places));
  ASSIGN_OR_RETURN(const Organisation partner,
                   MakeOrganisation(sides.partner, sides.partner.name.display_name, places));
  auto dates =
      ReciprocityOf(mop.version(mop.agreed_version).terms, mop.term, days, vendor, partner);
  if (dates.ok() || dates.status().code() == StatusCode::kInternal) return dates;
  return std::vector<ReciprocityDates>();
}

calendar::DaySpan WorkingSpanOf(const calendar::DaySpan& days) {
  return {days.first - kReciprocityReachDays, days.last};
}

bool Touches(const Mop& mop, const calendar::DaySpan& days) {
  return mop.agreed_version > 0 && mop.term.first <= days.last && days.first <= mop.term.last;
}

}  // namespace

StatusOr<std::vector<Mop>> FindReciprocityTasks::MopsOf(
    storage::Transaction& transaction, const VendorId& vendor,
    const std::optional<PartnershipId>& partnership, const calendar::DaySpan& days) const {
  std::vector<Mop> mops;
  if (partnership) {
    ASSIGN_OR_RETURN(mops, mops_.EverAgreed(transaction, {vendor, *partnership}));
    std::erase_if(mops, [&](const Mop& mop) { return !Touches(mop, days); });
    return mops;
  }
  const MopRepository::Filter filter{
      .vendor = vendor,
      .states = {MopState::kAgreed, MopState::kActive, MopState::kNeedsReview,
                 MopState::kSuperseded, MopState::kEnded, MopState::kExpired}};
  std::optional<MopRepository::Place> after;
  for (;;) {
    ASSIGN_OR_RETURN(std::vector<Mop> page, mops_.List(transaction, filter, after, kPage));
    const bool last = page.size() < static_cast<std::size_t>(kPage);
    if (!last) after = {page.back().name.partnership.partnership.value(), page.back().name.number};
    for (Mop& mop : page) {
      if (Touches(mop, days)) mops.push_back(std::move(mop));
    }
    if (last) return mops;
  }
}

StatusOr<std::vector<ReciprocityTask>> FindReciprocityTasks::In(
    storage::Transaction& transaction, const VendorId& vendor,
    const std::optional<PartnershipId>& partnership, const calendar::DaySpan& days) const {
  ASSIGN_OR_RETURN(const std::vector<Mop> mops, MopsOf(transaction, vendor, partnership, days));
  ASSIGN_OR_RETURN(auto records, records_.All(transaction, vendor, partnership));
  calendar::PlaceWorkingDays places(WorkingSpanOf(days));
  std::vector<ReciprocityTask> tasks;
  for (const Mop& mop : mops) {
    ASSIGN_OR_RETURN(const MopSides sides, ReadMopSides(repositories_, transaction, mop));
    ASSIGN_OR_RETURN(const std::vector<ReciprocityDates> dates, DatesOf(mop, sides, days, places));
    for (const ReciprocityDates& one : dates) {
      ReciprocityTask task{
          .name = {.mop = mop.name, .task = one.id}, .close = one.close, .due = one.due};
      const auto record = records.find({mop.name, one.id});
      if (record != records.end()) task.record = std::move(record->second);
      tasks.push_back(std::move(task));
    }
  }
  return tasks;
}

StatusOr<ReciprocityTask> FindReciprocityTasks::One(storage::Transaction& transaction,
                                                    const ReciprocityTaskName& name) const {
  const Status unknown = identity::NotFoundResource(name.ToString());
  ASSIGN_OR_RETURN(const std::optional<Mop> mop, mops_.Find(transaction, name.mop));
  if (!mop || mop->agreed_version == 0 || mop->term.last < mop->term.first) return unknown;
  ASSIGN_OR_RETURN(const MopSides sides, ReadMopSides(repositories_, transaction, *mop));
  calendar::PlaceWorkingDays places(WorkingSpanOf(mop->term));
  ASSIGN_OR_RETURN(const std::vector<ReciprocityDates> dates,
                   DatesOf(*mop, sides, mop->term, places));
  const auto found = std::ranges::find(dates, name.task, &ReciprocityDates::id);
  if (found == dates.end()) return unknown;
  ReciprocityTask task{.name = name, .close = found->close, .due = found->due};
  ASSIGN_OR_RETURN(auto record, records_.Find(transaction, name.mop, name.task));
  if (record) task.record = *std::move(record);
  ASSIGN_OR_RETURN(task.assignee, AssigneeOf(transaction, task));
  return task;
}

StatusOr<std::string> FindReciprocityTasks::AssigneeOf(storage::Transaction& transaction,
                                                       const ReciprocityTask& task) const {
  const PartnershipName& partnership = task.name.mop.partnership;
  if (task.name.task.acting_side() == Side::kVendor) {
    ASSIGN_OR_RETURN(const std::optional<PersonId> manager,
                     repositories_.people.ManagerOn(transaction, partnership, task.due));
    return manager ? manager->value() : std::string();
  }
  ASSIGN_OR_RETURN(const std::vector<PersonId> executives,
                   repositories_.people.ExecutivesOf(transaction, partnership));
  return executives.empty() ? std::string() : executives.front().value();
}

}  // namespace tandem::fiscal
