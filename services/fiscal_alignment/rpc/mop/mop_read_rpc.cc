#include "services/fiscal_alignment/rpc/mop/mop_read_rpc.h"

namespace tandem::fiscal {
namespace {

Status NoOfferLinks() {
  return WithReason(FailedPrecondition("this server has no page for offers: web-url is not set"),
                    "NO_WEB");
}

}  // namespace

grpc::Status MopReadRpc::GetMop(grpc::ServerContext* context, const v1::GetMopRequest* request,
                                v1::GetMopResponse* response) {
  return gate_.Serve(*context, *request,
                     [&](const rpc::Call& call) { return reads_.Get(call, *request, *response); });
}

grpc::Status MopReadRpc::ListMops(grpc::ServerContext* context, const v1::ListMopsRequest* request,
                                  v1::ListMopsResponse* response) {
  return gate_.Serve(*context, *request,
                     [&](const rpc::Call& call) { return reads_.List(call, *request, *response); });
}

grpc::Status MopReadRpc::ListMopSteps(grpc::ServerContext* context,
                                      const v1::ListMopStepsRequest* request,
                                      v1::ListMopStepsResponse* response) {
  return gate_.Serve(*context, *request, [&](const rpc::Call& call) {
    return reads_.ListSteps(call, *request, *response);
  });
}

grpc::Status MopReadRpc::ListMopConversations(grpc::ServerContext* context,
                                              const v1::ListMopConversationsRequest* request,
                                              v1::ListMopConversationsResponse* response) {
  return gate_.Serve(*context, *request, [&](const rpc::Call& call) {
    return reads_.ListTalks(call, *request, *response);
  });
}

grpc::Status MopReadRpc::ListRepresentatives(grpc::ServerContext* context,
                                             const v1::ListRepresentativesRequest* request,
                                             v1::ListRepresentativesResponse* response) {
  return gate_.Serve(*context, *request, [&](const rpc::Call& call) {
    return reads_.ListRepresentatives(call, *request, *response);
  });
}

grpc::Status MopReadRpc::CreateOfferLink(grpc::ServerContext* context,
                                         const v1::CreateOfferLinkRequest* request,
                                         v1::CreateOfferLinkResponse* response) {
  return gate_.Serve(*context, *request, [&](const rpc::Call& call) {
    return links_ != nullptr ? links_->Create(call, *request, *response) : NoOfferLinks();
  });
}

grpc::Status MopReadRpc::RevokeOfferLink(grpc::ServerContext* context,
                                         const v1::RevokeOfferLinkRequest* request,
                                         v1::RevokeOfferLinkResponse* response) {
  return gate_.Serve(*context, *request, [&](const rpc::Call& call) {
    return links_ != nullptr ? links_->Revoke(call, *request, *response) : NoOfferLinks();
  });
}

grpc::Status MopReadRpc::ListOfferLinks(grpc::ServerContext* context,
                                        const v1::ListOfferLinksRequest* request,
                                        v1::ListOfferLinksResponse* response) {
  return gate_.Serve(*context, *request, [&](const rpc::Call& call) {
    return links_ != nullptr ? links_->List(call, *request, *response) : NoOfferLinks();
  });
}

}  // namespace tandem::fiscal
