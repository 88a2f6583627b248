#include "services/fiscal_alignment/storage/mop/sql_representatives.h"

namespace tandem::fiscal {
namespace {

StatusOr<Representative> Read(const storage::Row& row) {
  Representative representative{.named = row.At(2)};
  ASSIGN_OR_RETURN(representative.person, PersonId::Parse("person", row.Text(0)));
  ASSIGN_OR_RETURN(representative.named_by, PersonId::Parse("named_by", row.Text(1)));
  return representative;
}

}  // namespace

StatusOr<std::optional<Representative>> SqlRepresentatives::Find(storage::Transaction& transaction,
                                                                 const PartnershipName& partnership,
                                                                 const PersonId& person) const {
  ASSIGN_OR_RETURN(const auto row,
                   storage::QueryOne(transaction,
                                     "SELECT person, named_by, at FROM mop_representatives "
                                     "WHERE vendor = $1 AND partnership = $2 AND person = $3",
                                     {partnership.vendor.value(), partnership.partnership.value(),
                                      person.value()}));
  if (!row) return std::optional<Representative>();
  ASSIGN_OR_RETURN(Representative found, Read(*row));
  return std::optional(std::move(found));
}

Status SqlRepresentatives::Add(storage::Transaction& transaction,
                               const PartnershipName& partnership,
                               const Representative& representative) const {
  return transaction.Defer(
      "INSERT INTO mop_representatives (vendor, partnership, person, named_by, at) "
      "VALUES ($1, $2, $3, $4, $5)",
      {partnership.vendor.value(), partnership.partnership.value(), representative.person.value(),
       representative.named_by.value(), storage::Of(representative.named)});
}

Status SqlRepresentatives::Remove(storage::Transaction& transaction,
                                  const PartnershipName& partnership,
                                  const PersonId& person) const {
  return transaction.Defer(
      "DELETE FROM mop_representatives WHERE vendor = $1 AND partnership = $2 AND person = $3",
      {partnership.vendor.value(), partnership.partnership.value(), person.value()});
}

StatusOr<std::vector<Representative>> SqlRepresentatives::Of(
    storage::Transaction& transaction, const PartnershipName& partnership) const {
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute("SELECT person, named_by, at FROM mop_representatives "
                          "WHERE vendor = $1 AND partnership = $2 ORDER BY person",
                          {partnership.vendor.value(), partnership.partnership.value()}));
  std::vector<Representative> representatives;
  for (const storage::Row& row : result.rows) {
    ASSIGN_OR_RETURN(representatives.emplace_back(), Read(row));
  }
  return representatives;
}

}  // namespace tandem::fiscal
