#include "services/fiscal_alignment/app/reciprocity/list_tasks.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

Status CheckDays(const calendar::DaySpan& days) {
  if (days.last < days.first) {
    return InvalidField("days.last_day", "must not lie before days.first_day");
  }
  if (days.last < days.first.PlusYears(ReadReciprocity::kMostYears)) return OkStatus();
  return InvalidField("days.last_day", fmt::format("must lie less than {} years after first_day",
                                                   ReadReciprocity::kMostYears));
}

// Due day, partnership, side; the rest makes it unique.
auto PartsOf(const ReciprocityTask& task) {
  const ReciprocityTaskName& name = task.name;
  return std::make_tuple(task.due, std::cref(name.mop.partnership.partnership),
                         name.task.acting_side(), name.mop.number, name.task.ordinal);
}

}  // namespace

// As text it sorts like its parts: ids have no character below '-'.
std::string ReciprocityPlaceOf(const ReciprocityTask& task) {
  const MopName& mop = task.name.mop;
  return fmt::format(
      "{} {} {} {:09} {:09}", task.due.ToString(), mop.partnership.partnership.value(),
      static_cast<int>(task.name.task.acting_side()), mop.number, task.name.task.ordinal);
}

Status ReadReciprocity::CheckSees(storage::Transaction& transaction, const identity::Caller& caller,
                                  const OrganisationName& parent) const {
  if (parent.partnership) {
    RETURN_IF_ERROR(SideThatSees(repositories_.people, transaction, caller,
                                 {parent.vendor, *parent.partnership})
                        .status());
  } else if (caller.side == identity::Side::kPartner) {
    return PermissionDenied("a partner's people may ask for their own partnership only");
  }
  return Registered(repositories_.organisations, transaction, parent).status();
}

StatusOr<std::vector<ReciprocityTask>> ReadReciprocity::Select(
    storage::Transaction& transaction, std::vector<ReciprocityTask> tasks,
    const ReciprocityQuery& query) const {
  std::ranges::sort(tasks, [](const ReciprocityTask& a, const ReciprocityTask& b) {
    return PartsOf(a) < PartsOf(b);
  });
  std::vector<ReciprocityTask> selected;
  for (ReciprocityTask& task : tasks) {
    if (selected.size() > static_cast<std::size_t>(query.size)) break;
    const bool asked_for = (!query.side || task.name.task.acting_side() == *query.side) &&
                           (!query.open_only || !task.is_done()) &&
                           (query.after.empty() || ReciprocityPlaceOf(task) > query.after);
    if (!asked_for) continue;
    ASSIGN_OR_RETURN(task.assignee, find_.AssigneeOf(transaction, task));
    if (!query.assignee.empty() && task.assignee != query.assignee) continue;
    selected.push_back(std::move(task));
  }
  return selected;
}

StatusOr<ReciprocityPage> ReadReciprocity::List(const identity::Caller& caller,
                                                const ReciprocityQuery& query) const {
  const CivilDay today = UtcDay(clock_.Now());
  const calendar::DaySpan days =
      query.days.value_or(calendar::DaySpan{today, today.PlusYears(1) - 1});
  RETURN_IF_ERROR(CheckDays(days));
  const VendorId& vendor = query.parent.vendor;
  ReciprocityPage page;
  const auto read = [&](storage::Transaction& transaction) -> Status {
    RETURN_IF_ERROR(CheckSees(transaction, caller, query.parent));
    ASSIGN_OR_RETURN(std::vector<ReciprocityTask> tasks,
                     find_.In(transaction, vendor, query.parent.partnership, days));
    ASSIGN_OR_RETURN(page.tasks, Select(transaction, std::move(tasks), query));
    return OkStatus();
  };
  RETURN_IF_ERROR(storage::ReadFor(database_, vendor.value(), read));
  // One more shows whether others follow.
  page.more = page.tasks.size() > static_cast<std::size_t>(query.size);
  if (page.more) page.tasks.pop_back();
  return page;
}

StatusOr<ReciprocityLedger> ReadReciprocity::Ledger(
    const identity::Caller& caller, const PartnershipName& partnership,
    const std::optional<calendar::DaySpan>& days) const {
  const CivilDay today = UtcDay(clock_.Now());
  const calendar::DaySpan span = days.value_or(calendar::DaySpan{today.PlusYears(-1) + 1, today});
  RETURN_IF_ERROR(CheckDays(span));
  const VendorId& vendor = partnership.vendor;
  ReciprocityLedger ledger;
  const auto read = [&](storage::Transaction& transaction) -> Status {
    RETURN_IF_ERROR(CheckSees(transaction, caller, {vendor, partnership.partnership}));
    ASSIGN_OR_RETURN(ledger.tasks, find_.In(transaction, vendor, partnership.partnership, span));
    for (ReciprocityTask& task : ledger.tasks) {
      ASSIGN_OR_RETURN(task.assignee, find_.AssigneeOf(transaction, task));
    }
    return OkStatus();
  };
  RETURN_IF_ERROR(storage::ReadFor(database_, vendor.value(), read));
  std::ranges::sort(ledger.tasks, {},
                    [](const ReciprocityTask& task) { return std::pair(task.close, task.name); });
  for (const ReciprocityTask& task : ledger.tasks) {
    ReciprocityLedger::Count& count = ledger.counts[task.name.task.acting_side()];
    ++(task.is_done() ? count.done : task.is_asked() ? count.asked : count.open);
  }
  return ledger;
}

}  // namespace tandem::fiscal
