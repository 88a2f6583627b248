#include "services/partner_registry/rpc/case_runner.h"

namespace tandem::partner {
namespace {

std::string ActionOf(const std::string& method) { return method.substr(method.rfind('/') + 1); }

}  // namespace

Status CaseRunner::Run(const rpc::Command& command, google::protobuf::Message& response,
                       const Change& change) const {
  const Call call{command.call.caller, ports_.clock.Now(), command.request_id,
                  ActionOf(command.call.method)};
  return rpc::RunCommand(
      ports_.database, call.now, command, response, [&](storage::Transaction& transaction) {
        const std::unique_ptr<Registry> registry = ports_.transaction.registry(transaction);
        const std::unique_ptr<People> people = ports_.transaction.people(transaction);
        const std::unique_ptr<Verifications> verifications =
            ports_.transaction.verifications(transaction);
        const std::unique_ptr<Journal> journal = ports_.transaction.journal(transaction);
        return change({*registry, *people, *verifications, *journal, ports_.ids, call});
      });
}

Status CaseRunner::Read(std::string_view vendor, const Reading& reading) const {
  return storage::ReadFor(ports_.database, vendor, [&](storage::Transaction& transaction) {
    const std::unique_ptr<Registry> registry = ports_.transaction.registry(transaction);
    const std::unique_ptr<People> people = ports_.transaction.people(transaction);
    const std::unique_ptr<Presence> presence = ports_.transaction.presence(transaction);
    const std::unique_ptr<Verifications> verifications =
        ports_.transaction.verifications(transaction);
    return reading({*registry, *people, *presence, *verifications});
  });
}

}  // namespace tandem::partner
