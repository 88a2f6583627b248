#include "services/tandem/mop/representatives.h"

#include "services/tandem/mop/session.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/mop/mop_names.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/views/mop/mop_words.h"

namespace tandem::client {
namespace {

using fiscal::v1::OfferLink;
using fiscal::v1::Representative;

constexpr auto kOptions =
    std::to_array<OptionName>({{"person", "--person"}, {"parent", "PARTNERSHIP"}});

Listing RepresentativeListing() {
  return Listing({{"partnership", "partnership"},
                  {"person", "representative"},
                  {"namedBy", "named by"},
                  {"nameTime", "named"}});
}

void Add(const Representative& one, Listing& listing) {
  listing.Add({ShortName(one.partnership()), one.person(), one.named_by(),
               TimeText(one.has_name_time(), one.name_time())});
}

Listing LinkListing() {
  return Listing({{"id", "link", TextTable::Align::kLeft, 40},
                  {"person", "person", TextTable::Align::kLeft, 10},
                  {"version", "version"},
                  {"state", "state"},
                  {"expireTime", ""},
                  {"useTime", ""},
                  {"revokeTime", ""},
                  {"createdBy", ""},
                  {"createTime", ""},
                  {"name", ""},
                  {"url", ""}});
}

Listing LinkCard() {
  return Listing({{"id", "link"},
                  {"person", "for"},
                  {"version", "version"},
                  {"state", "state"},
                  {"expireTime", "works until"},
                  {"useTime", "answered"},
                  {"revokeTime", "taken back"},
                  {"createdBy", "made by"},
                  {"createTime", ""},
                  {"name", ""},
                  {"url", ""}});
}

std::string StateOf(const OfferLink& link) {
  if (link.has_revoke_time()) return "revoked";
  return link.has_use_time() ? "answered" : "open";
}

void Add(const OfferLink& link, Listing& listing) {
  listing.Add({ShortMopName(link.name()), link.person(), std::int64_t{link.version()},
               StateOf(link), TimeText(link.has_expire_time(), link.expire_time()),
               TimeText(link.has_use_time(), link.use_time()),
               TimeText(link.has_revoke_time(), link.revoke_time()), link.created_by(),
               TimeText(link.has_create_time(), link.create_time()), link.name(), link.url()});
}

template <typename Request>
StatusOr<std::string> ChangeRepresentative(const std::string& partnership,
                                           const std::string& person,
                                           const ChangingCommand& command,
                                           const Terminal& terminal) {
  Request request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPartnership("PARTNERSHIP", partnership));
  request.set_person(person);
  request.set_request_id(RequestIdFor(command.change));
  request.set_validate_only(command.change.dry_run);
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(command.server));
  ASSIGN_OR_RETURN(const auto answer, InOptions(session->client().Ask(request), kOptions));
  Listing card = RepresentativeListing();
  Add(answer.representative(), card);
  return Changed(card, command.format, command.change, terminal);
}

}  // namespace

StatusOr<std::string> RepresentativeName::Run(const Terminal& terminal) const {
  return ChangeRepresentative<fiscal::v1::NameRepresentativeRequest>(partnership, person, *this,
                                                                     terminal);
}

StatusOr<std::string> RepresentativeRevoke::Run(const Terminal& terminal) const {
  return ChangeRepresentative<fiscal::v1::RevokeRepresentativeRequest>(partnership, person, *this,
                                                                       terminal);
}

StatusOr<std::string> RepresentativeList::Run(const Terminal& terminal) const {
  fiscal::v1::ListRepresentativesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPartnership("PARTNERSHIP", partnership));
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const auto answer, session->client().Ask(request));
  Listing listing = RepresentativeListing();
  for (const Representative& one : answer.representatives()) Add(one, listing);
  return Drawn(listing, format, terminal, "Nobody but its executives acts for this partner.");
}

StatusOr<std::string> OfferLinkCreate::Run(const Terminal& terminal) const {
  fiscal::v1::CreateOfferLinkRequest request;
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const FoundMop found, session->Find("MOP", mop));
  request.set_name(found.mop.name());
  request.set_person(person);
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const auto answer, InOptions(session->client().Ask(request), kOptions));
  Listing card = LinkCard();
  Add(answer.link(), card);
  std::string text = Changed(card, format, change, terminal);
  if (format == Format::kJson) return text;
  // An address is never broken into lines.
  if (!answer.link().url().empty()) {
    text += "\nThe address, told this once; who has it may answer in that name:\n" +
            Printable(answer.link().url()) + "\n";
  }
  return Noted(found.note, text);
}

StatusOr<std::string> OfferLinkList::Run(const Terminal& terminal) const {
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const FoundMop found, session->Find("MOP", mop));
  fiscal::v1::ListOfferLinksRequest request;
  request.set_parent(found.mop.name());
  ASSIGN_OR_RETURN(const auto answer, session->client().Ask(request));
  Listing listing = LinkListing();
  for (const OfferLink& link : answer.links()) Add(link, listing);
  return Drawn(listing, format, terminal, "No link was made for this MOP.");
}

StatusOr<std::string> OfferLinkRevoke::Run(const Terminal& terminal) const {
  fiscal::v1::RevokeOfferLinkRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), ReadBelowMop("LINK", link, "offerLinks"));
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const auto answer, session->client().Ask(request));
  Listing card = LinkCard();
  Add(answer.link(), card);
  return Changed(card, format, change, terminal);
}

}  // namespace tandem::client
