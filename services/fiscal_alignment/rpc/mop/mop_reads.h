#pragma once

#include "libs/rpc/call.h"
#include "services/fiscal_alignment/app/mop/mop_talks.h"
#include "services/fiscal_alignment/app/mop/name_representatives.h"
#include "services/fiscal_alignment/app/mop/read_mops.h"
#include "tandem/fiscal/v1/mop_service.pb.h"

namespace tandem::fiscal {

// The calls of MopService that change nothing. Each gets an empty response. Thread-safe.
class MopReads {
 public:
  MopReads(storage::Database& database, const MopDesk& desk, const Clock& clock)
      : database_(database),
        clock_(clock),
        mops_(desk),
        talks_(desk),
        representatives_(desk.ports(), desk.authority()) {}

  Status Get(const rpc::Call& call, const v1::GetMopRequest& request,
             v1::GetMopResponse& response) const;
  Status List(const rpc::Call& call, const v1::ListMopsRequest& request,
              v1::ListMopsResponse& response) const;
  Status ListSteps(const rpc::Call& call, const v1::ListMopStepsRequest& request,
                   v1::ListMopStepsResponse& response) const;
  Status ListTalks(const rpc::Call& call, const v1::ListMopConversationsRequest& request,
                   v1::ListMopConversationsResponse& response) const;
  Status ListRepresentatives(const rpc::Call& call, const v1::ListRepresentativesRequest& request,
                             v1::ListRepresentativesResponse& response) const;

 private:
  storage::Database& database_;
  const Clock& clock_;
  const ReadMops mops_;
  const MopTalks talks_;
  const NameRepresentatives representatives_;
};

}  // namespace tandem::fiscal
