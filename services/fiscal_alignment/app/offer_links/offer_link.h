#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/fiscal_alignment/domain/mop/mop.h"

// Addresses of a page on which somebody of the partner answers an offer, without a client (F5).
namespace tandem::fiscal {

// "vendors/acme/partnerships/softcat/mops/2/offerLinks/q3x…".
struct OfferLinkName {
  MopName mop;
  std::string id;

  static StatusOr<OfferLinkName> Parse(std::string_view field, std::string_view name);
  std::string ToString() const;

  friend auto operator<=>(const OfferLinkName&, const OfferLinkName&) = default;
};

// May be read until it is answered, because programs that read mail open addresses, too; the answer
// spends it.
struct OfferLink {
  OfferLinkName name;
  int version = 0;  // of the MOP, the one that it shows
  PersonId person;  // in whose name the page acts
  Instant expires;
  std::optional<Instant> used;
  std::optional<Instant> revoked;
  std::string created_by;
  Instant created;

  friend bool operator==(const OfferLink&, const OfferLink&) = default;
};

// What an address is good for now.
enum class OfferLinkState { kOpen, kAnswered, kRevoked, kExpired, kOfferGone };
// `mop` is brought up to `now`.
OfferLinkState StateOf(const OfferLink& link, const Mop& mop, Instant now);

// The last part of the address: the id, a dot, and a signature over all that the link says, so that
// whoever guesses an id or changes a row still has no address that works.
std::string TokenOf(const OfferLink& link, std::string_view key);
// The id in a token; empty: it is none.
std::string IdInToken(std::string_view token);

}  // namespace tandem::fiscal
