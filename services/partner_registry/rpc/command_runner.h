#pragma once

#include <functional>

#include "libs/base/clock.h"
#include "libs/rpc/command.h"
#include "services/partner_registry/app/unit_of_work.h"
#include "services/partner_registry/rpc/transaction_ports.h"

namespace tandem::partner {

// Runs use cases that change something, each as a command in one transaction. Thread-safe; what it
// is given outlives it.
class CommandRunner {
 public:
  // Runs a use case and fills the response, which is empty at the beginning; may run again.
  using Body = std::function<Status(const UnitOfWork&)>;

  CommandRunner(storage::Database& database, const TransactionPorts& ports, const Clock& clock)
      : database_(database), ports_(ports), clock_(clock) {}

  Status Run(const rpc::Command& command, google::protobuf::Message& response,
             const Body& body) const;

 private:
  storage::Database& database_;
  const TransactionPorts& ports_;
  const Clock& clock_;
};

}  // namespace tandem::partner
