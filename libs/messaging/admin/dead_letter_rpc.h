#pragma once

#include <span>
#include <string>
#include <vector>

#include "libs/identity/policy.h"
#include "libs/messaging/consumer.h"
#include "libs/rpc/gate.h"
#include "tandem/event/v1/dead_letter_service.grpc.pb.h"

namespace tandem::messaging {

// Dead letters of the consumers of one process, for its operator. Thread-safe; the consumers and
// the gate outlive it.
class DeadLetterRpc final : public event::v1::DeadLetterService::Service {
 public:
  static constexpr const char* kFullName = "tandem.event.v1.DeadLetterService";
  static std::vector<identity::PolicyRow> Policies();

  DeadLetterRpc(rpc::Gate& gate, std::vector<Consumer*> consumers);

  grpc::Status ListDeadLetters(grpc::ServerContext* context,
                               const event::v1::ListDeadLettersRequest* request,
                               event::v1::ListDeadLettersResponse* response) override;
  grpc::Status RedriveDeadLetters(grpc::ServerContext* context,
                                  const event::v1::RedriveDeadLettersRequest* request,
                                  event::v1::RedriveDeadLettersResponse* response) override;
  grpc::Status DiscardDeadLetter(grpc::ServerContext* context,
                                 const event::v1::DiscardDeadLetterRequest* request,
                                 event::v1::DiscardDeadLetterResponse* response) override;

 private:
  StatusOr<Consumer*> Find(std::string_view field, std::string_view name) const;
  Status List(const event::v1::ListDeadLettersRequest& request,
              event::v1::ListDeadLettersResponse& response) const;
  Status Redrive(const event::v1::RedriveDeadLettersRequest& request,
                 event::v1::RedriveDeadLettersResponse& response) const;
  Status Discard(const event::v1::DiscardDeadLetterRequest& request) const;

  rpc::Gate& gate_;
  std::vector<Consumer*> consumers_;
};

}  // namespace tandem::messaging
