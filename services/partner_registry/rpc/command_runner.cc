#include "services/partner_registry/rpc/command_runner.h"

namespace tandem::partner {
namespace {

std::string ActionOf(const std::string& method) { return method.substr(method.rfind('/') + 1); }

}  // namespace

Status CommandRunner::Run(const rpc::Command& command, google::protobuf::Message& response,
                          const Body& body) const {
  const Call call{command.call.caller, clock_.Now(), command.request_id,
                  ActionOf(command.call.method)};
  return rpc::RunCommand(database_, call.now, command, response,
                         [&](storage::Transaction& transaction) {
                           const std::unique_ptr<Registry> registry = ports_.registry(transaction);
                           const std::unique_ptr<Journal> journal = ports_.journal(transaction);
                           return body({*registry, *journal, call});
                         });
}

}  // namespace tandem::partner
