#pragma once

#include <functional>

#include <google/protobuf/message.h>

#include "libs/base/clock.h"
#include "libs/rpc/call.h"
#include "libs/storage/database.h"
#include "services/partner_registry/app/unit_of_work.h"
#include "services/partner_registry/rpc/transaction_ports.h"

namespace tandem::partner {

// Runs use cases that change something, each in one transaction, and what all of them promise: a
// request_id that came before gets its first answer, and validate_only leaves nothing behind.
// Thread-safe; what it is given outlives it.
class CommandRunner {
 public:
  // Runs a use case and fills the response, which is empty at the beginning; may run again.
  using Body = std::function<Status(const UnitOfWork&)>;

  CommandRunner(storage::Database& database, const TransactionPorts& ports, const Clock& clock)
      : database_(database), ports_(ports), clock_(clock) {}

  // `vendor` is the id of the one that the request is on, if any. The request has the fields
  // request_id and validate_only.
  template <typename Request, typename Response>
  Status Run(const rpc::Call& call, const std::string& vendor, const Request& request,
             Response& response, const Body& body) const {
    return RunCommand({call, vendor, request, request.request_id(), request.validate_only()},
                      response, body);
  }

 private:
  struct Command {
    const rpc::Call& call;
    const std::string& vendor;
    const google::protobuf::Message& request;
    const std::string& request_id;
    bool validate_only;
  };

  Status RunCommand(const Command& command, google::protobuf::Message& response,
                    const Body& body) const;

  storage::Database& database_;
  const TransactionPorts& ports_;
  const Clock& clock_;
};

}  // namespace tandem::partner
