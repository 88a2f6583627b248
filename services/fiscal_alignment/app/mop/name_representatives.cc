#include "services/fiscal_alignment/app/mop/name_representatives.h"

#include <fmt/format.h>

namespace tandem::fiscal {

StatusOr<Representative> NameRepresentatives::Name(storage::Transaction& transaction,
                                                   const identity::Caller& caller,
                                                   const PartnershipName& partnership,
                                                   const PersonId& person, Instant now) const {
  RETURN_IF_ERROR(transaction.Lock(partnership.ToString()));
  ASSIGN_OR_RETURN(const PersonId executive,
                   authority_.ExecutiveOf(transaction, caller, partnership));
  RETURN_IF_ERROR(authority_.CheckRep(transaction, partnership, person));
  ASSIGN_OR_RETURN(const std::optional<Representative> named,
                   ports_.representatives.Find(transaction, partnership, person));
  if (named) return *named;
  Representative representative{.person = person, .named_by = executive, .named = now};
  RETURN_IF_ERROR(ports_.representatives.Add(transaction, partnership, representative));
  return representative;
}

StatusOr<Representative> NameRepresentatives::Revoke(storage::Transaction& transaction,
                                                     const identity::Caller& caller,
                                                     const PartnershipName& partnership,
                                                     const PersonId& person) const {
  RETURN_IF_ERROR(transaction.Lock(partnership.ToString()));
  RETURN_IF_ERROR(authority_.ExecutiveOf(transaction, caller, partnership).status());
  ASSIGN_OR_RETURN(std::optional<Representative> named,
                   ports_.representatives.Find(transaction, partnership, person));
  if (!named) {
    return NotFound(
        fmt::format("\"{}\" is no representative of {}", person.value(), partnership.ToString()));
  }
  RETURN_IF_ERROR(ports_.representatives.Remove(transaction, partnership, person));
  return *std::move(named);
}

StatusOr<std::vector<Representative>> NameRepresentatives::List(
    storage::Transaction& transaction, const identity::Caller& caller,
    const PartnershipName& partnership) const {
  RETURN_IF_ERROR(authority_.ReaderOf(transaction, caller, partnership).status());
  RETURN_IF_ERROR(Registered(ports_.all.organisations, transaction,
                             {partnership.vendor, partnership.partnership})
                      .status());
  return ports_.representatives.Of(transaction, partnership);
}

}  // namespace tandem::fiscal
