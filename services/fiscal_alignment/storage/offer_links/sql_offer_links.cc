#include "services/fiscal_alignment/storage/offer_links/sql_offer_links.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kFind =
    "SELECT id, partnership, mop, version, person, expires_at, used_at, revoked_at, created_by, "
    "created_at FROM offer_links WHERE vendor = $1 AND id = $2";

constexpr std::string_view kList =
    "SELECT id, partnership, mop, version, person, expires_at, used_at, revoked_at, created_by, "
    "created_at FROM offer_links WHERE vendor = $1 AND partnership = $2 AND mop = $3 "
    "ORDER BY created_at DESC, id";

constexpr std::string_view kSave =
    "INSERT INTO offer_links (vendor, id, partnership, mop, version, person, expires_at, used_at, "
    "revoked_at, created_by, created_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
    "ON CONFLICT (vendor, id) DO UPDATE SET used_at = excluded.used_at, "
    "revoked_at = excluded.revoked_at";

constexpr std::string_view kFindKey = "SELECT key FROM offer_link_keys WHERE vendor = $1";

constexpr std::string_view kKeepKey =
    "INSERT INTO offer_link_keys (vendor, key, created_at) VALUES ($1, $2, $3) "
    "ON CONFLICT (vendor) DO NOTHING";

std::optional<Instant> MaybeAt(const storage::Row& row, std::size_t column) {
  if (row.IsNull(column)) return std::nullopt;
  return row.At(column);
}

storage::Value Of(const std::optional<Instant>& instant) {
  return instant ? storage::Of(*instant) : storage::Value();
}

StatusOr<OfferLink> LinkOf(const VendorId& vendor, const storage::Row& row) {
  OfferLink link{.version = static_cast<int>(row.Int(3)),
                 .expires = row.At(5),
                 .used = MaybeAt(row, 6),
                 .revoked = MaybeAt(row, 7),
                 .created_by = row.Text(8),
                 .created = row.At(9)};
  link.name.id = row.Text(0);
  link.name.mop.partnership.vendor = vendor;
  ASSIGN_OR_RETURN(link.name.mop.partnership.partnership,
                   PartnershipId::Parse("partnership", row.Text(1)));
  link.name.mop.number = static_cast<int>(row.Int(2));
  ASSIGN_OR_RETURN(link.person, PersonId::Parse("person", row.Text(4)));
  return link;
}

}  // namespace

StatusOr<std::optional<OfferLink>> SqlOfferLinks::Find(storage::Transaction& transaction,
                                                       const VendorId& vendor,
                                                       const std::string& id) const {
  ASSIGN_OR_RETURN(const std::optional<storage::Row> row,
                   storage::QueryOne(transaction, kFind, {vendor.value(), id}));
  if (!row) return std::optional<OfferLink>();
  ASSIGN_OR_RETURN(OfferLink link, LinkOf(vendor, *row));
  return std::optional(std::move(link));
}

Status SqlOfferLinks::Save(storage::Transaction& transaction, const OfferLink& link) const {
  const MopName& mop = link.name.mop;
  return transaction
      .Execute(kSave, {mop.partnership.vendor.value(), link.name.id,
                       mop.partnership.partnership.value(), std::int64_t{mop.number},
                       std::int64_t{link.version}, link.person.value(), storage::Of(link.expires),
                       Of(link.used), Of(link.revoked), link.created_by, storage::Of(link.created)})
      .status();
}

StatusOr<std::vector<OfferLink>> SqlOfferLinks::List(storage::Transaction& transaction,
                                                     const MopName& mop) const {
  const VendorId& vendor = mop.partnership.vendor;
  ASSIGN_OR_RETURN(const storage::Result result,
                   transaction.Execute(kList, {vendor.value(), mop.partnership.partnership.value(),
                                               std::int64_t{mop.number}}));
  std::vector<OfferLink> links;
  links.reserve(result.rows.size());
  for (const storage::Row& row : result.rows) {
    ASSIGN_OR_RETURN(links.emplace_back(), LinkOf(vendor, row));
  }
  return links;
}

StatusOr<std::optional<std::string>> SqlOfferLinks::FindKey(storage::Transaction& transaction,
                                                            const VendorId& vendor) const {
  ASSIGN_OR_RETURN(const std::optional<storage::Row> row,
                   storage::QueryOne(transaction, kFindKey, {vendor.value()}));
  if (!row) return std::optional<std::string>();
  return std::optional(row->Bytes(0));
}

StatusOr<std::string> SqlOfferLinks::KeepKey(storage::Transaction& transaction,
                                             const VendorId& vendor, const std::string& key,
                                             Instant now) const {
  RETURN_IF_ERROR(
      transaction.Execute(kKeepKey, {vendor.value(), storage::Blob{key}, storage::Of(now)})
          .status());
  ASSIGN_OR_RETURN(const std::optional<std::string> kept, FindKey(transaction, vendor));
  if (!kept) return Internal("a vendor's key was written and is not there");
  return *kept;
}

}  // namespace tandem::fiscal
