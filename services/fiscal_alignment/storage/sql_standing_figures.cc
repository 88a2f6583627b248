#include "services/fiscal_alignment/storage/sql_standing_figures.h"

#include <limits>

#include <fmt/format.h>

#include "services/fiscal_alignment/storage/standing_columns.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kFollow =
    "INSERT INTO standing_figures (vendor, partnership, standing, partner_now, vendor_basis, "
    "partner_basis, gain_order, friction_order, figure, from_day, computed_at, "
    "vendor_calendar_revision, vendor_settings_revision, partner_calendar_revision, "
    "partner_settings_revision, alignment_settings_revision) "
    "VALUES ($1, $2, $3, $4, '', '', 1, 1, '', 0, 0, 0, 0, 0, 0, 0) "
    "ON CONFLICT (vendor, partnership) DO UPDATE SET partner_now = excluded.partner_now, "
    "standing = CASE WHEN excluded.standing = 2 AND standing_figures.partner_basis = "
    "excluded.partner_now THEN 3 ELSE excluded.standing END "
    "RETURNING standing";

constexpr std::string_view kCountByState =
    "SELECT COUNT(*), SUM(CASE WHEN standing >= 2 THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN standing = 3 AND vendor_basis = $2 THEN 1 ELSE 0 END) "
    "FROM standing_figures WHERE vendor = $1 AND standing >= 1";

// Every figure has its organisation. It is joined to the LEFT, so that figures are read first, in
// the order of an index; a database that knows little of its tables yet might begin with
// organisations.
//
// What is outdated is asked as CASE, because after a change of the vendor that is nearly every row,
// while the statistics of the column say none.
constexpr std::string_view kOutdated =
    "SELECT f.partnership, f.partner_now, o.calendar_revision, o.settings_revision "
    "FROM standing_figures f LEFT JOIN organisations o ON o.vendor = f.vendor AND "
    "o.partnership = f.partnership WHERE f.vendor = $1 AND f.partnership > $2 AND f.standing >= 2 "
    "AND CASE f.standing WHEN 2 THEN TRUE ELSE f.vendor_basis <> $3 END "
    "ORDER BY f.partnership LIMIT $4";

constexpr std::string_view kStore =
    "UPDATE standing_figures SET standing = 3, vendor_basis = $3, partner_basis = partner_now, "
    "gain_order = $4, friction_order = $5, figure = $6, from_day = $7, computed_at = $8, "
    "vendor_calendar_revision = $9, vendor_settings_revision = $10, "
    "partner_calendar_revision = $11, partner_settings_revision = $12, "
    "alignment_settings_revision = $13 WHERE vendor = $1 AND partnership = $2";

std::string Select(std::string_view rest) {
  return fmt::format(
      "SELECT {} FROM standing_figures f LEFT JOIN organisations o ON o.vendor = f.vendor AND "
      "o.partnership = f.partnership WHERE f.vendor = $1 AND f.standing >= 1 AND {}",
      kStandingColumns, rest);
}

std::int64_t StandingOf(const OrganisationState& partner) {
  if (!partner.registered()) return kUnregistered;
  return partner.has_calendar() ? kBehind : kWithoutCalendar;
}

std::int64_t OrderOf(const std::optional<std::int64_t>& figure) {
  return figure ? -*figure : kNoFigure;
}

}  // namespace

StatusOr<bool> SqlStandingFigures::Follow(storage::Transaction& transaction,
                                          const OrganisationState& partner) const {
  const OrganisationName& name = partner.organisation;
  ASSIGN_OR_RETURN(const std::optional<storage::Row> row,
                   storage::QueryOne(transaction, kFollow,
                                     {name.vendor.value(), name.partnership->value(),
                                      StandingOf(partner), InputHash(partner)}));
  return row->Int(0) == kBehind;
}

StatusOr<std::optional<StandingRow>> SqlStandingFigures::Find(storage::Transaction& transaction,
                                                              const PartnershipName& name) const {
  static const std::string kSql = Select("f.partnership = $2");
  ASSIGN_OR_RETURN(
      const std::optional<storage::Row> row,
      storage::QueryOne(transaction, kSql, {name.vendor.value(), name.partnership.value()}));
  if (!row) return std::optional<StandingRow>();
  ASSIGN_OR_RETURN(StandingRow standing, ReadStanding(name.vendor, *row));
  return std::optional(std::move(standing));
}

StatusOr<std::vector<StandingRow>> SqlStandingFigures::Page(storage::Transaction& transaction,
                                                            const VendorId& vendor,
                                                            const std::optional<ListPlace>& after,
                                                            int limit) const {
  static const std::string kSql = Select(
      "(f.gain_order, f.friction_order, f.partnership) > ($2, $3, $4) "
      "ORDER BY f.gain_order, f.friction_order, f.partnership LIMIT $5");
  constexpr std::int64_t kBeforeAll = std::numeric_limits<std::int64_t>::min();
  const ListPlace place = after.value_or(ListPlace{.gain_order = kBeforeAll});
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute(kSql, {vendor.value(), place.gain_order, place.friction_order,
                                 place.partnership, std::int64_t{limit}}));
  std::vector<StandingRow> rows;
  rows.reserve(result.rows.size());
  for (const storage::Row& row : result.rows) {
    ASSIGN_OR_RETURN(rows.emplace_back(), ReadStanding(vendor, row));
  }
  return rows;
}

StatusOr<ListCounts> SqlStandingFigures::Count(storage::Transaction& transaction,
                                               const VendorBasis& basis) const {
  const VendorId& vendor = basis.vendor.organisation.vendor;
  ASSIGN_OR_RETURN(const std::optional<storage::Row> row,
                   storage::QueryOne(transaction, kCountByState, {vendor.value(), basis.hash}));
  ListCounts counts{.total = row->Int(0)};
  // Without the vendor's calendar none is to be computed.
  if (counts.total > 0 && basis.vendor.has_calendar()) counts.outdated = row->Int(1) - row->Int(2);
  return counts;
}

StatusOr<std::vector<FigureTask>> SqlStandingFigures::Outdated(storage::Transaction& transaction,
                                                               const VendorId& vendor,
                                                               const std::string& vendor_basis,
                                                               const std::string& after,
                                                               int limit) const {
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute(kOutdated, {vendor.value(), after, vendor_basis, std::int64_t{limit}}));
  std::vector<FigureTask> tasks;
  tasks.reserve(result.rows.size());
  for (const storage::Row& row : result.rows) {
    ASSIGN_OR_RETURN(tasks.emplace_back(), ReadTask(vendor, row));
  }
  return tasks;
}

StatusOr<StandingFigureRepository::Stored> SqlStandingFigures::Store(
    storage::Transaction& transaction, const PartnershipName& name,
    const StoredFigure& figure) const {
  const std::string& vendor = name.vendor.value();
  const std::string& partnership = name.partnership.value();
  ASSIGN_OR_RETURN(const std::optional<storage::Row> row,
                   storage::QueryOne(transaction,
                                     "SELECT partner_now, figure FROM standing_figures "
                                     "WHERE vendor = $1 AND partnership = $2",
                                     {vendor, partnership}));
  if (!row || row->Text(0) != figure.partner_input) return Stored::kOvertaken;
  std::string text = Encode(figure.figure);
  const Stored outcome = row->Text(1) == text ? Stored::kSame : Stored::kChanged;
  const Revisions& revisions = figure.revisions;
  RETURN_IF_ERROR(transaction.Defer(
      kStore,
      {vendor, partnership, figure.vendor_basis, OrderOf(figure.figure.gain),
       OrderOf(figure.figure.friction), std::move(text), std::int64_t{figure.from.days()},
       storage::Of(figure.computed_at), revisions.vendor_calendar, revisions.vendor_settings,
       revisions.partner_calendar, revisions.partner_settings, revisions.alignment_settings}));
  return outcome;
}

}  // namespace tandem::fiscal
