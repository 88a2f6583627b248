#include "services/fiscal_alignment/app/mop_calendar/calendar_feeds.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/base/sha256.h"
#include "libs/identity/policy.h"

namespace tandem::fiscal {
namespace {

Status Denied() {
  return PermissionDenied(
      "a person's feeds are its own, its chief's or its executive's to look after");
}

bool IsHimself(const identity::Caller& caller, const PersonName& person) {
  const bool of_vendor = caller.side == identity::Side::kVendor;
  return caller.person == person.person.value() && of_vendor == person.IsOfVendor();
}

}  // namespace

std::string NameOf(const CalendarFeed& feed) {
  return fmt::format("{}/calendarFeeds/{}", feed.person.ToString(), feed.id);
}

Status CalendarFeeds::CheckMay(storage::Transaction& transaction, const identity::Caller& caller,
                               const PersonName& person) const {
  const VendorId& vendor = person.organisation.vendor;
  const Status unknown = identity::NotFoundResource(person.ToString());
  if (caller.side == identity::Side::kPartner) {
    const auto id = PersonId::Parse("person", caller.person);
    if (!id.ok()) return unknown;
    ASSIGN_OR_RETURN(const auto known, people_.Find(transaction, vendor, *id));
    // Who is of another partner, or of the vendor, is not known here.
    if (!known || known->name.organisation != person.organisation) return unknown;
  }
  ASSIGN_OR_RETURN(const auto target, people_.Find(transaction, vendor, person.person));
  if (!target || target->name != person) return unknown;
  if (IsHimself(caller, person)) return OkStatus();
  const bool head = person.IsOfVendor() ? caller.Has(identity::Role::kChief)
                                        : caller.side == identity::Side::kPartner &&
                                              caller.Has(identity::Role::kPartnerExecutive);
  return head ? OkStatus() : Denied();
}

StatusOr<CalendarFeeds::Created> CalendarFeeds::Create(storage::Transaction& transaction,
                                                       const identity::Caller& caller,
                                                       const PersonName& person,
                                                       Instant now) const {
  RETURN_IF_ERROR(CheckMay(transaction, caller, person));
  ASSIGN_OR_RETURN(const std::vector<CalendarFeed> feeds, store_.Of(transaction, person));
  const auto working = std::ranges::count_if(
      feeds, [](const CalendarFeed& feed) { return !feed.revoked.has_value(); });
  if (static_cast<std::size_t>(working) >= kMostFeeds) {
    return WithReason(
        FailedPrecondition(fmt::format("has {} addresses already; take some back", kMostFeeds)),
        "TOO_MANY_FEEDS");
  }
  // An id has at least 100 random bits.
  Created created{.secret = ids_.NewId() + ids_.NewId() + ids_.NewId()};
  created.feed = {.person = person,
                  .id = ids_.NewId(),
                  .secret_hash = Sha256Hex(created.secret),
                  .created_by = caller.person,
                  .created = now};
  RETURN_IF_ERROR(store_.Add(transaction, created.feed));
  return created;
}

StatusOr<CalendarFeed> CalendarFeeds::Revoke(storage::Transaction& transaction,
                                             const identity::Caller& caller,
                                             const PersonName& person, const std::string& id,
                                             Instant now) const {
  RETURN_IF_ERROR(CheckMay(transaction, caller, person));
  ASSIGN_OR_RETURN(std::optional<CalendarFeed> feed, store_.Find(transaction, person, id));
  if (!feed) {
    return identity::NotFoundResource(fmt::format("{}/calendarFeeds/{}", person.ToString(), id));
  }
  if (feed->revoked) return *std::move(feed);
  feed->revoked = now;
  RETURN_IF_ERROR(store_.Revoke(transaction, *feed, now));
  return *std::move(feed);
}

StatusOr<std::vector<CalendarFeed>> CalendarFeeds::List(storage::Transaction& transaction,
                                                        const identity::Caller& caller,
                                                        const PersonName& person) const {
  RETURN_IF_ERROR(CheckMay(transaction, caller, person));
  return store_.Of(transaction, person);
}

}  // namespace tandem::fiscal
