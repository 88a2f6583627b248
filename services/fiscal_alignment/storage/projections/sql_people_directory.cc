#include "services/fiscal_alignment/storage/projections/sql_people_directory.h"

#include "services/fiscal_alignment/storage/projections/role_column.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kFind =
    "SELECT partnership, role FROM known_people WHERE vendor = $1 AND person = $2 AND role > 0";

constexpr std::string_view kOfRole =
    "SELECT person FROM known_people WHERE vendor = $1 AND partnership = $2 AND role = $3 "
    "ORDER BY person";

constexpr std::string_view kManagerOn =
    "SELECT manager FROM responsibilities WHERE vendor = $1 AND partnership = $2 AND "
    "first_day <= $3 AND last_day >= $3";

constexpr std::string_view kPartnershipsOf =
    "SELECT partnership FROM responsibilities WHERE vendor = $1 AND manager = $2 AND "
    "first_day <= $3 AND last_day >= $3 ORDER BY partnership";

// The first column of each row as an id.
template <typename Id>
StatusOr<std::vector<Id>> Ids(const storage::Result& result) {
  std::vector<Id> ids;
  ids.reserve(result.rows.size());
  for (const storage::Row& row : result.rows) {
    ASSIGN_OR_RETURN(ids.emplace_back(), Id::Parse("id", row.Text(0)));
  }
  return ids;
}

}  // namespace

StatusOr<std::optional<KnownPerson>> SqlPeopleDirectory::Find(storage::Transaction& transaction,
                                                              const VendorId& vendor,
                                                              const PersonId& person) const {
  ASSIGN_OR_RETURN(const std::optional<storage::Row> row,
                   storage::QueryOne(transaction, kFind, {vendor.value(), person.value()}));
  if (!row) return std::optional<KnownPerson>();
  KnownPerson known{.name = {.organisation = {vendor, std::nullopt}, .person = person},
                    .role = RoleOfColumn(row->Int(1))};
  if (!row->Text(0).empty()) {
    ASSIGN_OR_RETURN(known.name.organisation.partnership,
                     PartnershipId::Parse("partnership", row->Text(0)));
  }
  return std::optional(std::move(known));
}

StatusOr<std::vector<PersonId>> SqlPeopleDirectory::ExecutivesOf(
    storage::Transaction& transaction, const PartnershipName& name) const {
  ASSIGN_OR_RETURN(const storage::Result result,
                   transaction.Execute(kOfRole, {name.vendor.value(), name.partnership.value(),
                                                 ToColumn(PersonRole::kPartnerExecutive)}));
  return Ids<PersonId>(result);
}

StatusOr<std::optional<PersonId>> SqlPeopleDirectory::ManagerOn(storage::Transaction& transaction,
                                                                const PartnershipName& name,
                                                                CivilDay day) const {
  ASSIGN_OR_RETURN(
      const std::optional<storage::Row> row,
      storage::QueryOne(transaction, kManagerOn,
                        {name.vendor.value(), name.partnership.value(), std::int64_t{day.days()}}));
  if (!row) return std::optional<PersonId>();
  ASSIGN_OR_RETURN(PersonId manager, PersonId::Parse("manager", row->Text(0)));
  return std::optional(std::move(manager));
}

StatusOr<std::vector<PartnershipId>> SqlPeopleDirectory::PartnershipsOf(
    storage::Transaction& transaction, const VendorId& vendor, const PersonId& manager,
    CivilDay day) const {
  ASSIGN_OR_RETURN(const storage::Result result,
                   transaction.Execute(kPartnershipsOf, {vendor.value(), manager.value(),
                                                         std::int64_t{day.days()}}));
  return Ids<PartnershipId>(result);
}

}  // namespace tandem::fiscal
