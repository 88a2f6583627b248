#include "services/fiscal_alignment/rpc/offer_links/offer_link_rpc.h"

#include <fmt/format.h>

#include "libs/rpc/command.h"
#include "libs/wire/type_values.h"

namespace tandem::fiscal {
namespace {

void Write(const OfferLink& link, v1::OfferLink& message) {
  message.set_name(link.name.ToString());
  message.set_person(link.person.value());
  message.set_version(link.version);
  *message.mutable_expire_time() = wire::ToProto(link.expires);
  if (link.used) *message.mutable_use_time() = wire::ToProto(*link.used);
  if (link.revoked) *message.mutable_revoke_time() = wire::ToProto(*link.revoked);
  message.set_created_by(link.created_by);
  *message.mutable_create_time() = wire::ToProto(link.created);
}

class OfferLinkRpc final : public OfferLinkCalls {
 public:
  OfferLinkRpc(storage::Database& database, const OfferLinks& links, const Clock& clock,
               std::function<std::string()> web_url)
      : database_(database), links_(links), clock_(clock), web_url_(std::move(web_url)) {}

  // The answer that is kept for the same request_id has no address: whoever has it may answer.
  Status Create(const rpc::Call& call, const v1::CreateOfferLinkRequest& request,
                v1::CreateOfferLinkResponse& response) const override {
    ASSIGN_OR_RETURN(const MopName name, MopName::Parse("name", request.name()));
    ASSIGN_OR_RETURN(const PersonId person, PersonId::Parse("person", request.person()));
    const VendorId& vendor = name.partnership.vendor;
    const Instant now = clock_.Now();
    std::string token;
    const auto work = [&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const OfferLinks::Made made,
                       links_.Create(transaction, {call.caller, now, nullptr}, name, person));
      token = made.token;
      Write(made.link, *response.mutable_link());
      return OkStatus();
    };
    RETURN_IF_ERROR(rpc::RunCommand(database_, now, rpc::CommandOf(call, vendor.value(), request),
                                    response, work));
    if (request.validate_only() || token.empty()) return OkStatus();
    response.mutable_link()->set_url(
        fmt::format("{}/offers/{}/{}", web_url_(), vendor.value(), token));
    return OkStatus();
  }

  Status Revoke(const rpc::Call& call, const v1::RevokeOfferLinkRequest& request,
                v1::RevokeOfferLinkResponse& response) const override {
    ASSIGN_OR_RETURN(const OfferLinkName name, OfferLinkName::Parse("name", request.name()));
    const Instant now = clock_.Now();
    const auto work = [&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const OfferLink link,
                       links_.Revoke(transaction, {call.caller, now, nullptr}, name));
      Write(link, *response.mutable_link());
      return OkStatus();
    };
    return rpc::RunCommand(database_, now,
                           rpc::CommandOf(call, name.mop.partnership.vendor.value(), request),
                           response, work);
  }

  Status List(const rpc::Call& call, const v1::ListOfferLinksRequest& request,
              v1::ListOfferLinksResponse& response) const override {
    ASSIGN_OR_RETURN(const MopName mop, MopName::Parse("parent", request.parent()));
    return storage::ReadFor(
        database_, mop.partnership.vendor.value(),
        [&](storage::Transaction& transaction) -> Status {
          ASSIGN_OR_RETURN(const std::vector<OfferLink> links,
                           links_.List(transaction, {call.caller, clock_.Now(), nullptr}, mop));
          for (const OfferLink& link : links) Write(link, *response.add_links());
          return OkStatus();
        });
  }

 private:
  storage::Database& database_;
  const OfferLinks& links_;
  const Clock& clock_;
  const std::function<std::string()> web_url_;
};

}  // namespace

std::unique_ptr<OfferLinkCalls> MakeOfferLinkCalls(storage::Database& database,
                                                   const OfferLinks& links, const Clock& clock,
                                                   std::function<std::string()> web_url) {
  return std::make_unique<OfferLinkRpc>(database, links, clock, std::move(web_url));
}

}  // namespace tandem::fiscal
