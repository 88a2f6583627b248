#include "services/fiscal_alignment/app/offer_links/offer_link.h"

#include <fmt/format.h>

#include "libs/base/secret.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kCollection = "/offerLinks/";

}  // namespace

StatusOr<OfferLinkName> OfferLinkName::Parse(std::string_view field, std::string_view name) {
  const std::size_t split = name.find(kCollection);
  if (split == std::string_view::npos) {
    return InvalidField(field, "must be \"vendors/ID/partnerships/ID/mops/NUMBER/offerLinks/ID\"");
  }
  OfferLinkName parsed;
  ASSIGN_OR_RETURN(parsed.mop, MopName::Parse(field, name.substr(0, split)));
  parsed.id = name.substr(split + kCollection.size());
  RETURN_IF_ERROR(CheckId(field, parsed.id));
  return parsed;
}

std::string OfferLinkName::ToString() const {
  return fmt::format("{}{}{}", mop.ToString(), kCollection, id);
}

OfferLinkState StateOf(const OfferLink& link, const Mop& mop, Instant now) {
  if (link.used) return OfferLinkState::kAnswered;
  if (link.revoked) return OfferLinkState::kRevoked;
  if (now >= link.expires) return OfferLinkState::kExpired;
  if (!IsOpen(mop.state) || mop.open_version != link.version) return OfferLinkState::kOfferGone;
  return OfferLinkState::kOpen;
}

std::string TokenOf(const OfferLink& link, std::string_view key) {
  // None of the parts can hold a line break.
  const std::string signed_text =
      fmt::format("tandem offer link 1\n{}\n{}\n{}\n{}\n{}\n{}",
                  link.name.mop.partnership.vendor.value(), link.name.mop.ToString(), link.version,
                  link.person.value(), ToMicros(link.expires), link.name.id);
  return fmt::format("{}.{}", link.name.id, Base64Url(HmacSha256(key, signed_text)));
}

std::string IdInToken(std::string_view token) {
  const std::string id(token.substr(0, token.find('.')));
  return id.size() < token.size() && CheckId("id", id).ok() ? id : "";
}

}  // namespace tandem::fiscal
