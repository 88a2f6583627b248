#pragma once

#include "services/fiscal_alignment/rpc/mop/mop_reads.h"
#include "services/fiscal_alignment/rpc/mop/mop_rpc.h"
#include "tandem/fiscal/v1/mop_service.grpc.pb.h"

namespace tandem::fiscal {

// The calls of MopService that change no MOP: reads, and those about offer links. Thread-safe.
class MopReadRpc : public v1::MopService::Service {
 public:
  explicit MopReadRpc(const MopRpcPorts& ports)
      : gate_(ports.gate),
        links_(ports.offer_links),
        reads_(ports.database, ports.desk, ports.clock) {}

  grpc::Status GetMop(grpc::ServerContext* context, const v1::GetMopRequest* request,
                      v1::GetMopResponse* response) override;
  grpc::Status ListMops(grpc::ServerContext* context, const v1::ListMopsRequest* request,
                        v1::ListMopsResponse* response) override;
  grpc::Status ListMopSteps(grpc::ServerContext* context, const v1::ListMopStepsRequest* request,
                            v1::ListMopStepsResponse* response) override;
  grpc::Status ListMopConversations(grpc::ServerContext* context,
                                    const v1::ListMopConversationsRequest* request,
                                    v1::ListMopConversationsResponse* response) override;
  grpc::Status ListRepresentatives(grpc::ServerContext* context,
                                   const v1::ListRepresentativesRequest* request,
                                   v1::ListRepresentativesResponse* response) override;
  grpc::Status CreateOfferLink(grpc::ServerContext* context,
                               const v1::CreateOfferLinkRequest* request,
                               v1::CreateOfferLinkResponse* response) override;
  grpc::Status RevokeOfferLink(grpc::ServerContext* context,
                               const v1::RevokeOfferLinkRequest* request,
                               v1::RevokeOfferLinkResponse* response) override;
  grpc::Status ListOfferLinks(grpc::ServerContext* context,
                              const v1::ListOfferLinksRequest* request,
                              v1::ListOfferLinksResponse* response) override;

 private:
  rpc::Gate& gate_;
  const OfferLinkCalls* const links_;
  const MopReads reads_;
};

}  // namespace tandem::fiscal
