#include "services/fiscal_alignment/storage/mop/sql_mops.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/fiscal_alignment/domain/mop/mop_life.h"
#include "services/fiscal_alignment/storage/mop/mop_json.h"
#include "services/fiscal_alignment/storage/mop/mop_rows.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kInsert =
    "INSERT INTO mops (vendor, partnership, number, state, kind, revision, first_day, last_day, "
    "agreed_at, private_to, next_moment, body, basis_partner, reviewed_vendor, reviewed_partner) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) "
    "ON CONFLICT DO NOTHING";

constexpr std::string_view kUpdate =
    "UPDATE mops SET state = $4, kind = $5, revision = $6, first_day = $7, last_day = $8, "
    "agreed_at = $9, private_to = $10, next_moment = $11, body = $12, basis_partner = $13, "
    "reviewed_vendor = CASE WHEN reviewed_vendor > $14 THEN reviewed_vendor ELSE $14 END, "
    "reviewed_partner = CASE WHEN reviewed_partner > $15 THEN reviewed_partner ELSE $15 END "
    "WHERE vendor = $1 AND partnership = $2 AND number = $3 AND revision = $6 - 1";

storage::Value NullableOf(const std::optional<Instant>& at) {
  return at ? storage::Of(*at) : storage::Value();
}

// The side that alone may see it.
storage::Value PrivateTo(const Mop& mop) {
  if (IsVisibleTo(mop, Other(mop.author_side))) return {};
  return static_cast<std::int64_t>(mop.author_side);
}

// Every binding one; those of which nothing is open need no comparing.
constexpr std::string_view kBinding = "state IN (3, 4, 5)";
static_assert(static_cast<int>(MopState::kAgreed) == 3);
static_assert(static_cast<int>(MopState::kNeedsReview) == 5);

constexpr std::string_view kMarkCompared =
    "UPDATE mops SET "
    "reviewed_vendor = CASE WHEN reviewed_vendor > $5 THEN reviewed_vendor ELSE $5 END, "
    "reviewed_partner = CASE WHEN reviewed_partner > $6 THEN reviewed_partner ELSE $6 END "
    "WHERE vendor = $1 AND partnership = $2 AND number = $3 AND revision = $4";

template <typename Enum>
std::string NumbersOf(const std::set<Enum>& values) {
  std::vector<int> numbers;
  for (const Enum value : values) numbers.push_back(static_cast<int>(value));
  return fmt::format("{}", fmt::join(numbers, ", "));
}

StatusOr<std::vector<Mop>> ReadAll(const storage::Result& result) {
  std::vector<Mop> mops;
  for (const storage::Row& row : result.rows) {
    ASSIGN_OR_RETURN(Mop mop, MopOfJson(row.Text(0)));
    mops.push_back(std::move(mop));
  }
  return mops;
}

}  // namespace

StatusOr<std::optional<Mop>> SqlMops::Find(storage::Transaction& transaction,
                                           const MopName& name) const {
  ASSIGN_OR_RETURN(const auto row, storage::QueryOne(transaction,
                                                     "SELECT body FROM mops WHERE vendor = $1 AND "
                                                     "partnership = $2 AND number = $3",
                                                     KeyOf(name)));
  if (!row) return std::optional<Mop>();
  ASSIGN_OR_RETURN(Mop mop, MopOfJson(row->Text(0)));
  return std::optional(std::move(mop));
}

StatusOr<int> SqlMops::NextNumber(storage::Transaction& transaction,
                                  const PartnershipName& partnership) const {
  ASSIGN_OR_RETURN(
      const auto row,
      storage::QueryOne(transaction,
                        "SELECT COALESCE(MAX(number), 0) FROM mops WHERE vendor = $1 AND "
                        "partnership = $2",
                        {partnership.vendor.value(), partnership.partnership.value()}));
  return static_cast<int>(row ? row->Int(0) : 0) + 1;
}

Status SqlMops::Save(storage::Transaction& transaction, const Mop& mop,
                     const std::vector<MopStep>& steps) const {
  const PerSide<std::int64_t> compared = mop.review ? mop.review->revisions : mop.basis;
  std::vector<storage::Value> values = KeyOf(mop.name);
  values.insert(
      values.end(),
      {static_cast<std::int64_t>(mop.state), static_cast<std::int64_t>(mop.current().terms.kind),
       mop.revision, std::int64_t{mop.term.first.days()}, std::int64_t{mop.term.last.days()},
       NullableOf(mop.agreed), PrivateTo(mop), NullableOf(NextMoment(mop)), ToJson(mop),
       mop.basis.partner, compared.vendor, compared.partner});
  ASSIGN_OR_RETURN(const storage::Result saved,
                   transaction.Execute(mop.revision == 1 ? kInsert : kUpdate, values));
  if (saved.changes != 1) {
    return Aborted(fmt::format("{} was changed in between", mop.name.ToString()));
  }
  return AppendSteps(transaction, mop.name, steps);
}

StatusOr<std::vector<Mop>> SqlMops::Binding(storage::Transaction& transaction,
                                            const PartnershipName& partnership) const {
  static const std::string kSql = fmt::format(
      "SELECT body FROM mops WHERE vendor = $1 AND partnership = $2 AND {} ORDER BY number",
      kBinding);
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute(kSql, {partnership.vendor.value(), partnership.partnership.value()}));
  return ReadAll(result);
}

StatusOr<std::vector<Mop>> SqlMops::EverAgreed(storage::Transaction& transaction,
                                               const PartnershipName& partnership) const {
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute("SELECT body FROM mops WHERE vendor = $1 AND partnership = $2 AND "
                          "agreed_at IS NOT NULL ORDER BY number",
                          {partnership.vendor.value(), partnership.partnership.value()}));
  return ReadAll(result);
}

StatusOr<std::vector<MopName>> SqlMops::Due(storage::Transaction& transaction, Instant now,
                                            int limit) const {
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute("SELECT vendor, partnership, number FROM mops WHERE next_moment <= $1 "
                          "ORDER BY next_moment, vendor, partnership, number LIMIT $2",
                          {storage::Of(now), std::int64_t{limit}}));
  std::vector<MopName> names;
  for (const storage::Row& row : result.rows) {
    MopName name{.number = static_cast<int>(row.Int(2))};
    ASSIGN_OR_RETURN(name.partnership.vendor, VendorId::Parse("vendor", row.Text(0)));
    ASSIGN_OR_RETURN(name.partnership.partnership,
                     PartnershipId::Parse("partnership", row.Text(1)));
    names.push_back(std::move(name));
  }
  return names;
}

StatusOr<std::vector<Mop>> SqlMops::List(storage::Transaction& transaction, const Filter& filter,
                                         const std::optional<Place>& after, int limit) const {
  std::string sql = "SELECT body FROM mops WHERE vendor = $1";
  std::vector<storage::Value> values = {filter.vendor.value()};
  const auto parameter = [&](storage::Value value) {
    values.push_back(std::move(value));
    return fmt::format("${}", values.size());
  };
  if (filter.partnership) sql += " AND partnership = " + parameter(filter.partnership->value());
  if (!filter.states.empty()) sql += fmt::format(" AND state IN ({})", NumbersOf(filter.states));
  if (filter.reader) {
    sql += fmt::format(" AND (private_to IS NULL OR private_to = {})",
                       parameter(static_cast<std::int64_t>(*filter.reader)));
  }
  if (after) {
    const std::string id = parameter(after->partnership);
    const std::string number = parameter(std::int64_t{after->number});
    sql += fmt::format(
        " AND partnership >= {0} AND (partnership > {0} OR (partnership = {0} AND number < {1}))",
        id, number);
  }
  sql += " ORDER BY partnership, number DESC LIMIT " + parameter(std::int64_t{limit});
  ASSIGN_OR_RETURN(const storage::Result result, transaction.Execute(sql, values));
  return ReadAll(result);
}

StatusOr<std::vector<Mop>> SqlMops::Behind(storage::Transaction& transaction,
                                           const OrganisationName& organisation,
                                           std::int64_t revision, int limit) const {
  static const std::string kOfVendor = fmt::format(
      "SELECT body FROM mops WHERE vendor = $1 AND {} AND reviewed_vendor < $2 "
      "ORDER BY partnership, number LIMIT $3",
      kBinding);
  static const std::string kOfPartner = fmt::format(
      "SELECT body FROM mops WHERE vendor = $1 AND {} AND reviewed_partner < $2 AND "
      "partnership = $4 ORDER BY partnership, number LIMIT $3",
      kBinding);
  std::vector<storage::Value> values = {organisation.vendor.value(), revision, std::int64_t{limit}};
  if (organisation.partnership) values.emplace_back(organisation.partnership->value());
  ASSIGN_OR_RETURN(const storage::Result result,
                   transaction.Execute(organisation.partnership ? kOfPartner : kOfVendor, values));
  return ReadAll(result);
}

Status SqlMops::MarkCompared(storage::Transaction& transaction, const Mop& mop,
                             const PerSide<std::int64_t>& revisions) const {
  std::vector<storage::Value> values = KeyOf(mop.name);
  values.insert(values.end(), {mop.revision, revisions.vendor, revisions.partner});
  return transaction.Defer(kMarkCompared, std::move(values));
}

}  // namespace tandem::fiscal
