#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>

#include "tests/sim/comparison/model.h"
#include "tests/sim/world/calls.h"
#include "tests/sim/world/world.h"

namespace tandem::sim {

// A call that changes something, with all that is expected of it.
struct Command {
  std::string name;         // "CreateVendor"
  std::string text;         // the request, to read
  std::string vendor;       // on whose data
  std::string about;        // the person whose data the answer holds, or nobody
  bool repeatable = false;  // it has a request_id
  bool validates_only = false;
  bool of_alignment = false;

  // Sends the request once and keeps the answer.
  std::function<Status(const Endpoints&)> send;
  // The answer that was kept, serialised.
  std::function<std::string()> answer;
  // What an answer that is OK changes.
  std::function<void(Model&)> effect;
  // The organisation that shows whether it had its effect, for commands that cannot be repeated.
  std::string shown_by;
  // OK, or why it must be refused; several if it depends on what has arrived.
  std::set<StatusCode> expected = {StatusCode::kOk};
};

template <typename Response>
using Effect = std::function<void(Model&, const Response&)>;

// `effect` is for an answer that is OK. A request_id that is not empty makes it repeatable; one
// that validates only has no effect.
template <typename Service, typename Request, typename Response>
Command MakeCommand(Method<Service, Request, Response> method, const Request& request,
                    const std::string& caller, const Effect<Response>& effect) {
  const auto answer = std::make_shared<Response>();
  const std::string name = Request::descriptor()->name();
  Command command{.name = name.substr(0, name.size() - std::string("Request").size()),
                  .text = request.ShortDebugString(),
                  .repeatable = !request.request_id().empty(),
                  .validates_only = request.validate_only()};
  command.of_alignment = std::is_same_v<Service, fiscal::v1::AlignmentService::Service> ||
                         std::is_same_v<Service, fiscal::v1::MopService::Service>;
  command.send = [=](const Endpoints& endpoints) -> Status {
    ASSIGN_OR_RETURN(*answer, Call(endpoints, method, request, caller));
    return OkStatus();
  };
  command.answer = [=] { return answer->SerializeAsString(); };
  command.effect = [=](Model& model) {
    if (!request.validate_only()) effect(model, *answer);
  };
  return command;
}

}  // namespace tandem::sim
