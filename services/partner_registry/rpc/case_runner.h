#pragma once

#include <functional>
#include <string_view>

#include "libs/base/clock.h"
#include "libs/base/ids.h"
#include "libs/rpc/command.h"
#include "libs/rpc/gate.h"
#include "services/partner_registry/app/unit_of_work.h"
#include "services/partner_registry/rpc/transaction_ports.h"

namespace tandem::partner {

// What the handlers work with; what is referred to outlives them.
struct HandlerPorts {
  rpc::Gate& gate;
  storage::Database& database;
  TransactionPorts transaction;
  const Clock& clock;
  IdSource& ids;
};

// What is read in one transaction.
struct Reader {
  Registry& registry;
  People& people;
  Presence& presence;
  Verifications& verifications;
};

// Runs use cases, each in one transaction. Thread-safe; what it is given outlives it.
class CaseRunner {
 public:
  // Runs a use case that changes something and fills the response, which is empty at the beginning;
  // may run again.
  using Change = std::function<Status(const UnitOfWork&)>;
  using Reading = std::function<Status(const Reader&)>;

  explicit CaseRunner(const HandlerPorts& ports) : ports_(ports) {}

  Status Run(const rpc::Command& command, google::protobuf::Message& response,
             const Change& change) const;
  // Reads what belongs to the vendor.
  Status Read(std::string_view vendor, const Reading& reading) const;

 private:
  const HandlerPorts& ports_;
};

}  // namespace tandem::partner
