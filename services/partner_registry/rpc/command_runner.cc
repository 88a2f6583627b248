#include "services/partner_registry/rpc/command_runner.h"

#include "libs/rpc/fingerprint.h"
#include "libs/storage/request_log.h"

namespace tandem::partner {
namespace {

std::string ActionOf(const std::string& method) { return method.substr(method.rfind('/') + 1); }

// Runs the work in a transaction that is always rolled back.
Status RunWithoutEffect(storage::Database& database, const storage::Work& work) {
  bool answered = false;
  const Status undone = database.Write([&](storage::Transaction& transaction) -> Status {
    answered = false;
    RETURN_IF_ERROR(work(transaction));
    answered = true;
    return FailedPrecondition("validated only");
  });
  return answered ? OkStatus() : undone;
}

}  // namespace

Status CommandRunner::RunCommand(const Command& command, google::protobuf::Message& response,
                                 const Body& body) const {
  RETURN_IF_ERROR(rpc::CheckRequestId(command.request_id));
  const Call call{command.call.caller, clock_.Now(), command.request_id,
                  ActionOf(command.call.method)};
  const auto run = [&](storage::Transaction& transaction) -> Status {
    const std::unique_ptr<Registry> registry = ports_.registry(transaction);
    const std::unique_ptr<Journal> journal = ports_.journal(transaction);
    response.Clear();
    RETURN_IF_ERROR(body({*registry, *journal, call}));
    return command.call.CheckAlive();
  };
  if (command.validate_only) return RunWithoutEffect(database_, run);
  const storage::RequestKey key{command.vendor, command.call.method, command.request_id,
                                rpc::Fingerprint(command.request)};
  ASSIGN_OR_RETURN(
      const std::string answer,
      storage::RunOnce(database_, key, call.now,
                       [&](storage::Transaction& transaction) -> StatusOr<std::string> {
                         RETURN_IF_ERROR(run(transaction));
                         return response.SerializeAsString();
                       }));
  return response.ParseFromString(answer) ? OkStatus()
                                          : Internal("the answer in the request log is damaged");
}

}  // namespace tandem::partner
