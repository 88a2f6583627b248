#include "services/fiscal_alignment/app/mop/mop_authority.h"

#include <fmt/format.h>

#include "libs/identity/policy.h"

namespace tandem::fiscal {
namespace {

using identity::Role;

Side SideOf(const identity::Caller& caller) {
  return caller.side == identity::Side::kVendor ? Side::kVendor : Side::kPartner;
}

constexpr std::string_view kWhoMayAct =
    "for the vendor the partnership's channel manager or the chief may act, for the partner its "
    "executive or a rep whom the executive named";

}  // namespace

StatusOr<MopActor> MopAuthority::ActorOf(storage::Transaction& transaction,
                                         const identity::Caller& caller,
                                         const PartnershipName& partnership, Instant now) const {
  const auto person = PersonId::Parse("person", caller.person);
  if (!person.ok() || caller.vendor != partnership.vendor) return PermissionDenied(kWhoMayAct);
  const Side side = SideOf(caller);
  ASSIGN_OR_RETURN(const bool may,
                   side == Side::kVendor
                       ? MayActForVendor(transaction, caller, *person, partnership, now)
                       : MayActForPartner(transaction, caller, *person, partnership));
  if (!may) return PermissionDenied(kWhoMayAct);
  return MopActor{.side = side, .person = *person};
}

StatusOr<bool> MopAuthority::MayActForVendor(storage::Transaction& transaction,
                                             const identity::Caller& caller, const PersonId& person,
                                             const PartnershipName& partnership,
                                             Instant now) const {
  if (caller.Has(Role::kChief)) return true;
  if (!caller.Has(Role::kManager)) return false;
  ASSIGN_OR_RETURN(const std::optional<PersonId> manager,
                   ports_.all.people.ManagerOn(transaction, partnership, UtcDay(now)));
  return manager == person;
}

StatusOr<bool> MopAuthority::MayActForPartner(storage::Transaction& transaction,
                                              const identity::Caller& caller,
                                              const PersonId& person,
                                              const PartnershipName& partnership) const {
  ASSIGN_OR_RETURN(const std::optional<KnownPerson> known,
                   Member(transaction, partnership, Side::kPartner, person));
  if (!known) return false;
  if (caller.Has(Role::kPartnerExecutive) && known->role == PersonRole::kPartnerExecutive) {
    return true;
  }
  ASSIGN_OR_RETURN(const std::optional<Representative> named,
                   ports_.representatives.Find(transaction, partnership, person));
  return named.has_value();
}

StatusOr<MopActor> MopAuthority::MemberOf(storage::Transaction& transaction,
                                          const identity::Caller& caller,
                                          const PartnershipName& partnership) const {
  const auto person = PersonId::Parse("person", caller.person);
  const Side side = SideOf(caller);
  std::optional<KnownPerson> known;
  if (person.ok() && caller.vendor == partnership.vendor) {
    ASSIGN_OR_RETURN(known, Member(transaction, partnership, side, *person));
  }
  if (known) return MopActor{.side = side, .person = *person};
  return PermissionDenied("its owner alone may do this, somebody who is known on its side");
}

StatusOr<PersonId> MopAuthority::ExecutiveOf(storage::Transaction& transaction,
                                             const identity::Caller& caller,
                                             const PartnershipName& partnership) const {
  const auto person = PersonId::Parse("person", caller.person);
  if (person.ok() && caller.vendor == partnership.vendor && SideOf(caller) == Side::kPartner &&
      caller.Has(Role::kPartnerExecutive)) {
    ASSIGN_OR_RETURN(const std::optional<KnownPerson> known,
                     Member(transaction, partnership, Side::kPartner, *person));
    if (known && known->role == PersonRole::kPartnerExecutive) return *person;
  }
  return PermissionDenied("the partner's executive says who may act for the partner");
}

StatusOr<Side> MopAuthority::ReaderOf(storage::Transaction& transaction,
                                      const identity::Caller& caller,
                                      const PartnershipName& partnership) const {
  if (SideOf(caller) == Side::kVendor) return Side::kVendor;
  const auto person = PersonId::Parse("person", caller.person);
  if (person.ok()) {
    ASSIGN_OR_RETURN(const std::optional<KnownPerson> known,
                     Member(transaction, partnership, Side::kPartner, *person));
    if (known) return Side::kPartner;
  }
  return identity::NotFoundResource(partnership.ToString());
}

StatusOr<std::optional<KnownPerson>> MopAuthority::Member(storage::Transaction& transaction,
                                                          const PartnershipName& partnership,
                                                          Side side, const PersonId& person) const {
  ASSIGN_OR_RETURN(std::optional<KnownPerson> known,
                   ports_.all.people.Find(transaction, partnership.vendor, person));
  if (!known) return known;
  const std::optional<PartnershipId>& of = known->name.organisation.partnership;
  const bool fits =
      side == Side::kVendor ? !of.has_value() : of == std::optional(partnership.partnership);
  if (!fits) known.reset();
  return known;
}

Status MopAuthority::CheckMember(storage::Transaction& transaction,
                                 const PartnershipName& partnership, Side side,
                                 const PersonId& person, std::string_view field) const {
  ASSIGN_OR_RETURN(const std::optional<KnownPerson> known,
                   Member(transaction, partnership, side, person));
  if (known) return OkStatus();
  return InvalidField(
      field, fmt::format("\"{}\" is nobody of the {}'s people", person.value(), SideName(side)));
}

Status MopAuthority::CheckOwners(storage::Transaction& transaction,
                                 const PartnershipName& partnership, const MopTerms& terms) const {
  for (std::size_t i = 0; i < terms.accommodations.size(); ++i) {
    const AccommodationTerms& one = terms.accommodations[i];
    RETURN_IF_ERROR(CheckMember(transaction, partnership, one.side, one.owner,
                                fmt::format("terms.accommodations[{}].owner", i)));
  }
  return OkStatus();
}

Status MopAuthority::CheckRep(storage::Transaction& transaction, const PartnershipName& partnership,
                              const PersonId& person) const {
  ASSIGN_OR_RETURN(const std::optional<KnownPerson> known,
                   Member(transaction, partnership, Side::kPartner, person));
  if (known && known->role == PersonRole::kPartnerRep) return OkStatus();
  return InvalidField("person", fmt::format("\"{}\" is no rep of this partner", person.value()));
}

}  // namespace tandem::fiscal
