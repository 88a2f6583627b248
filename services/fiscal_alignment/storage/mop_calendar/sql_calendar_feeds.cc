#include "services/fiscal_alignment/storage/mop_calendar/sql_calendar_feeds.h"

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

constexpr std::string_view kColumns =
    "vendor, partnership, person, id, secret_hash, created_by, created_at, revoked_at";

std::string PartnershipColumn(const PersonName& person) {
  const auto& partnership = person.organisation.partnership;
  return partnership ? partnership->value() : std::string();
}

StatusOr<CalendarFeed> FeedOf(const storage::Row& row) {
  CalendarFeed feed{.id = row.Text(3),
                    .secret_hash = row.Text(4),
                    .created_by = row.Text(5),
                    .created = row.At(6)};
  ASSIGN_OR_RETURN(feed.person.organisation.vendor, VendorId::Parse("vendor", row.Text(0)));
  if (!row.Text(1).empty()) {
    ASSIGN_OR_RETURN(feed.person.organisation.partnership,
                     PartnershipId::Parse("partnership", row.Text(1)));
  }
  ASSIGN_OR_RETURN(feed.person.person, PersonId::Parse("person", row.Text(2)));
  if (!row.IsNull(7)) feed.revoked = row.At(7);
  return feed;
}

StatusOr<std::vector<CalendarFeed>> FeedsWhere(storage::Transaction& transaction,
                                               std::string_view condition,
                                               const std::vector<storage::Value>& values) {
  const std::string sql =
      fmt::format("SELECT {} FROM calendar_feeds WHERE {}", kColumns, condition);
  ASSIGN_OR_RETURN(const storage::Result result, transaction.Execute(sql, values));
  std::vector<CalendarFeed> feeds;
  for (const storage::Row& row : result.rows) {
    StatusOr<CalendarFeed> feed = FeedOf(row);
    if (!feed.ok()) return Internal(MessageOf(feed.status()));
    feeds.push_back(*std::move(feed));
  }
  return feeds;
}

std::optional<CalendarFeed> FirstOf(std::vector<CalendarFeed> feeds) {
  return feeds.empty() ? std::nullopt : std::optional(std::move(feeds.front()));
}

}  // namespace

Status SqlCalendarFeeds::Add(storage::Transaction& transaction, const CalendarFeed& feed) const {
  return transaction.Defer(
      "INSERT INTO calendar_feeds (vendor, partnership, person, id, secret_hash, created_by, "
      "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {feed.person.organisation.vendor.value(), PartnershipColumn(feed.person),
       feed.person.person.value(), feed.id, feed.secret_hash, feed.created_by,
       storage::Of(feed.created)});
}

StatusOr<std::optional<CalendarFeed>> SqlCalendarFeeds::Find(storage::Transaction& transaction,
                                                             const PersonName& person,
                                                             const std::string& id) const {
  ASSIGN_OR_RETURN(
      std::vector<CalendarFeed> feeds,
      FeedsWhere(transaction, "vendor = $1 AND partnership = $2 AND person = $3 AND id = $4",
                 {person.organisation.vendor.value(), PartnershipColumn(person),
                  person.person.value(), id}));
  return FirstOf(std::move(feeds));
}

StatusOr<std::optional<CalendarFeed>> SqlCalendarFeeds::FindSecret(
    storage::Transaction& transaction, const VendorId& vendor,
    const std::string& secret_hash) const {
  ASSIGN_OR_RETURN(
      std::vector<CalendarFeed> feeds,
      FeedsWhere(transaction, "vendor = $1 AND secret_hash = $2 AND revoked_at IS NULL",
                 {vendor.value(), secret_hash}));
  return FirstOf(std::move(feeds));
}

Status SqlCalendarFeeds::Revoke(storage::Transaction& transaction, const CalendarFeed& feed,
                                Instant now) const {
  return transaction.Defer(
      "UPDATE calendar_feeds SET revoked_at = $5 WHERE vendor = $1 AND partnership = $2 AND "
      "person = $3 AND id = $4",
      {feed.person.organisation.vendor.value(), PartnershipColumn(feed.person),
       feed.person.person.value(), feed.id, storage::Of(now)});
}

StatusOr<std::vector<CalendarFeed>> SqlCalendarFeeds::Of(storage::Transaction& transaction,
                                                         const PersonName& person) const {
  return FeedsWhere(
      transaction,
      "vendor = $1 AND partnership = $2 AND person = $3 "
      "ORDER BY created_at DESC, id",
      {person.organisation.vendor.value(), PartnershipColumn(person), person.person.value()});
}

}  // namespace tandem::fiscal
