#include "libs/rpc/command.h"

#include "libs/rpc/fingerprint.h"
#include "libs/storage/request_log.h"

namespace tandem::rpc {
namespace {

// Runs the work in a transaction that is always rolled back.
Status RunWithoutEffect(storage::Database& database, const std::string& vendor,
                        const storage::Work& work) {
  bool answered = false;
  const Status undone = database.Write([&](storage::Transaction& transaction) -> Status {
    answered = false;
    RETURN_IF_ERROR(transaction.ActFor(vendor));
    RETURN_IF_ERROR(work(transaction));
    answered = true;
    return FailedPrecondition("validated only");
  });
  return answered ? OkStatus() : undone;
}

}  // namespace

Status RunCommand(storage::Database& database, Instant now, const Command& command,
                  google::protobuf::Message& response, const storage::Work& work) {
  RETURN_IF_ERROR(CheckRequestId(command.request_id));
  const auto run = [&](storage::Transaction& transaction) -> Status {
    response.Clear();
    RETURN_IF_ERROR(work(transaction));
    return command.call.CheckAlive();
  };
  if (command.validate_only) return RunWithoutEffect(database, command.vendor, run);
  const storage::RequestKey key{command.vendor, command.call.method, command.request_id,
                                Fingerprint(command.request)};
  const auto answer_of = [&](storage::Transaction& transaction) -> StatusOr<storage::Answer> {
    RETURN_IF_ERROR(run(transaction));
    return storage::Answer{response.SerializeAsString(), command.about ? command.about() : ""};
  };
  ASSIGN_OR_RETURN(const std::string answer, storage::RunOnce(database, key, now, answer_of));
  return response.ParseFromString(answer) ? OkStatus()
                                          : Internal("the answer in the request log is damaged");
}

}  // namespace tandem::rpc
