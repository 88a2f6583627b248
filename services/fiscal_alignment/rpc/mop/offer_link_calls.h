#pragma once

#include "libs/rpc/call.h"
#include "tandem/fiscal/v1/mop_service.pb.h"

namespace tandem::fiscal {

// The calls of MopService that are about offer links. Each gets an empty response. Thread-safe.
class OfferLinkCalls {
 public:
  virtual ~OfferLinkCalls() = default;

  virtual Status Create(const rpc::Call& call, const v1::CreateOfferLinkRequest& request,
                        v1::CreateOfferLinkResponse& response) const = 0;
  virtual Status Revoke(const rpc::Call& call, const v1::RevokeOfferLinkRequest& request,
                        v1::RevokeOfferLinkResponse& response) const = 0;
  virtual Status List(const rpc::Call& call, const v1::ListOfferLinksRequest& request,
                      v1::ListOfferLinksResponse& response) const = 0;
};

}  // namespace tandem::fiscal
