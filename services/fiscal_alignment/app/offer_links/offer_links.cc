#include "services/fiscal_alignment/app/offer_links/offer_links.h"

#include "libs/base/secret.h"
#include "libs/identity/policy.h"

namespace tandem::fiscal {
namespace {

constexpr std::size_t kKeyBytes = 32;

Status NotReady(std::string_view message) {
  return WithReason(FailedPrecondition(message), "NOT_READY");
}

// An offer that the vendor made waits for the partner.
Status CheckWaits(const Mop& mop) {
  if (!IsOpen(mop.state)) return NotReady("no offer is open");
  if (mop.version(mop.open_version).side == Side::kVendor) return OkStatus();
  return NotReady("the open offer is the partner's own");
}

std::optional<identity::Role> RoleOf(PersonRole role) {
  if (role == PersonRole::kPartnerExecutive) return identity::Role::kPartnerExecutive;
  if (role == PersonRole::kPartnerRep) return identity::Role::kPartnerRep;
  return std::nullopt;
}

}  // namespace

StatusOr<OfferLinks::Made> OfferLinks::Create(storage::Transaction& transaction,
                                              const MopCall& call, const MopName& name,
                                              const PersonId& person) const {
  const PartnershipName& partnership = name.partnership;
  RETURN_IF_ERROR(transaction.Lock(partnership.ToString()));
  ASSIGN_OR_RETURN(const MopActor actor,
                   desk_.authority().ActorOf(transaction, call.caller, partnership, call.now));
  if (actor.side == Side::kPartner) {
    RETURN_IF_ERROR(desk_.authority().ExecutiveOf(transaction, call.caller, partnership).status());
  }
  ASSIGN_OR_RETURN(Mop mop, desk_.Load(transaction, name, actor.side));
  std::vector<MopStep> steps;
  Advance(mop, call.now, steps);
  RETURN_IF_ERROR(CheckWaits(mop));
  RETURN_IF_ERROR(CheckPerson(transaction, partnership, person, call.now));
  OfferLink link{.name = {.mop = name, .id = ids_.NewId()},
                 .version = mop.open_version,
                 .person = person,
                 .expires = mop.open_until.value_or(call.now),
                 .created_by = actor.person.value(),
                 .created = call.now};
  ASSIGN_OR_RETURN(const std::string key, KeyOf(transaction, partnership.vendor, call.now));
  RETURN_IF_ERROR(links_.Save(transaction, link));
  std::string token = TokenOf(link, key);
  return Made{.link = std::move(link), .token = std::move(token)};
}

Status OfferLinks::CheckPerson(storage::Transaction& transaction,
                               const PartnershipName& partnership, const PersonId& person,
                               Instant now) const {
  const auto caller = CallerOf(transaction, partnership.vendor, person);
  Status may = caller.status();
  if (caller.ok()) {
    may = desk_.authority().ActorOf(transaction, *caller, partnership, now).status();
  }
  if (may.code() != StatusCode::kPermissionDenied) return may;
  return InvalidField("person",
                      "must be the partner's executive or a rep whom the executive named");
}

StatusOr<std::string> OfferLinks::KeyOf(storage::Transaction& transaction, const VendorId& vendor,
                                        Instant now) const {
  ASSIGN_OR_RETURN(std::optional<std::string> key, links_.FindKey(transaction, vendor));
  if (key) return *std::move(key);
  return links_.KeepKey(transaction, vendor, RandomBytes(kKeyBytes), now);
}

StatusOr<OfferLink> OfferLinks::Revoke(storage::Transaction& transaction, const MopCall& call,
                                       const OfferLinkName& name) const {
  const PartnershipName& partnership = name.mop.partnership;
  RETURN_IF_ERROR(transaction.Lock(partnership.ToString()));
  RETURN_IF_ERROR(
      desk_.authority().ActorOf(transaction, call.caller, partnership, call.now).status());
  ASSIGN_OR_RETURN(std::optional<OfferLink> link,
                   links_.Find(transaction, partnership.vendor, name.id));
  if (!link || link->name != name) return identity::NotFoundResource(name.ToString());
  if (link->used) return NotReady("the offer was answered at this address");
  if (link->revoked) return *std::move(link);
  link->revoked = call.now;
  RETURN_IF_ERROR(links_.Save(transaction, *link));
  return *std::move(link);
}

StatusOr<std::vector<OfferLink>> OfferLinks::List(storage::Transaction& transaction,
                                                  const MopCall& call, const MopName& mop) const {
  ASSIGN_OR_RETURN(const MopActor actor,
                   desk_.authority().ActorOf(transaction, call.caller, mop.partnership, call.now));
  RETURN_IF_ERROR(desk_.Load(transaction, mop, actor.side).status());
  return links_.List(transaction, mop);
}

StatusOr<OfferLink> OfferLinks::Open(storage::Transaction& transaction, const VendorId& vendor,
                                     const std::string& token) const {
  const Status unknown = NotFound("there is no such address");
  const std::string id = IdInToken(token);
  if (id.empty()) return unknown;
  ASSIGN_OR_RETURN(std::optional<OfferLink> link, links_.Find(transaction, vendor, id));
  ASSIGN_OR_RETURN(const std::optional<std::string> key, links_.FindKey(transaction, vendor));
  if (!link || !key || !EqualsInConstantTime(TokenOf(*link, *key), token)) return unknown;
  return *std::move(link);
}

Status OfferLinks::Spend(storage::Transaction& transaction, OfferLink link, Instant now) const {
  link.used = now;
  return links_.Save(transaction, link);
}

StatusOr<identity::Caller> OfferLinks::CallerOf(storage::Transaction& transaction,
                                                const VendorId& vendor,
                                                const PersonId& person) const {
  ASSIGN_OR_RETURN(const std::optional<KnownPerson> known,
                   desk_.ports().all.people.Find(transaction, vendor, person));
  const auto role = known ? RoleOf(known->role) : std::nullopt;
  if (!role) return PermissionDenied("this address is of somebody who may not act for the partner");
  return identity::Caller{.person = person.value(),
                          .vendor = vendor,
                          .side = identity::Side::kPartner,
                          .roles = {*role}};
}

}  // namespace tandem::fiscal
