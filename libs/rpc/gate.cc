#include "libs/rpc/gate.h"

#include <exception>

#include <fmt/format.h>

#include "libs/rpc/status_mapping.h"

namespace tandem::rpc {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// So young a call is not asked whether its client has gone: gRPC would poll its queue for the
// answer, at the price of a database statement.
constexpr std::chrono::milliseconds kTrustedToWait(50);

// The fields from a message down to a text.
using FieldPath = std::vector<const FieldDescriptor*>;

// Empty if `path` leads to no single text.
FieldPath TextPath(const google::protobuf::Descriptor* message, std::string_view path) {
  FieldPath fields;
  while (message != nullptr) {
    const std::size_t dot = path.find('.');
    const FieldDescriptor* field = message->FindFieldByName(std::string(path.substr(0, dot)));
    if (field == nullptr || field->is_repeated()) return {};
    fields.push_back(field);
    if (dot == std::string_view::npos) {
      return field->cpp_type() == FieldDescriptor::CPPTYPE_STRING ? fields : FieldPath();
    }
    path.remove_prefix(dot + 1);
    message = field->message_type();
  }
  return {};
}

// Empty if a message on the way is missing.
std::string TextAt(const Message& message, const FieldPath& path) {
  const Message* current = &message;
  for (const FieldDescriptor* field : path) {
    const google::protobuf::Reflection& reflection = *current->GetReflection();
    if (field == path.back()) return reflection.GetString(*current, field);
    if (!reflection.HasField(*current, field)) return {};
    current = &reflection.GetMessage(*current, field);
  }
  return {};
}

std::string MetadataOf(const grpc::ServerContext& context, std::string_view key) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find(grpc::string_ref(key.data(), key.size()));
  if (found == metadata.end()) return {};
  return {found->second.data(), found->second.size()};
}

// Counts a running call; refuses it if there are too many.
class Slot {
 public:
  Slot(std::atomic<int>& running, int most) : running_(running), taken_(++running_ <= most) {}
  ~Slot() { --running_; }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;

  bool taken() const { return taken_; }

 private:
  std::atomic<int>& running_;
  bool taken_;
};

}  // namespace

struct Gate::Method {
  std::string name;
  identity::PolicyRow policy;
  FieldPath resource;  // empty: the method is on no vendor
  prometheus::Histogram* latency = nullptr;
  prometheus::Counter* succeeded = nullptr;
};

Gate::Gate(const GateOptions& options, observe::Log log, observe::Metrics& metrics)
    : options_(options), log_(std::move(log)), metrics_(metrics) {}
Gate::~Gate() = default;

Status Gate::Register(const google::protobuf::ServiceDescriptor& service,
                      std::span<const identity::PolicyRow> policies) {
  const identity::PolicyTable table({policies.begin(), policies.end()});
  for (int i = 0; i < service.method_count(); ++i) {
    const auto& descriptor = *service.method(i);
    const std::string name = fmt::format("{}/{}", service.full_name(), descriptor.name());
    const identity::PolicyRow* row = table.Find(name);
    if (row == nullptr) {
      return FailedPrecondition(fmt::format("the policy table has no row for {}", name));
    }
    FieldPath resource = TextPath(descriptor.input_type(), row->resource_field);
    if (resource.empty() != row->resource_field.empty()) {
      return FailedPrecondition(
          fmt::format("the policy row of {} names a field \"{}\" that its request does not have",
                      name, row->resource_field));
    }
    auto method = std::make_unique<Method>(
        Method{.name = name, .policy = *row, .resource = std::move(resource)});
    method->latency = &metrics_.Latency("tandem_rpc_seconds", "Time from a call to its answer",
                                        {{"method", name}});
    method->succeeded = &metrics_.Counter("tandem_rpc_calls_total", "Calls by their answer",
                                          {{"method", name}, {"code", "OK"}});
    if (!methods_.emplace(descriptor.input_type(), std::move(method)).second) {
      return FailedPrecondition(
          fmt::format("{} shares its request type with another method", name));
    }
  }
  if (static_cast<int>(policies.size()) != service.method_count()) {
    return FailedPrecondition(fmt::format(
        "the policy table of {} has rows for methods that do not exist", service.full_name()));
  }
  return OkStatus();
}

grpc::Status Gate::Serve(grpc::ServerContext& context, const Message& request, const Body& body) {
  const auto started = std::chrono::steady_clock::now();
  const auto found = methods_.find(request.GetDescriptor());
  if (found == methods_.end()) {
    return ToGrpc(FailedPrecondition("the method is not registered"));
  }
  const Method& method = *found->second;
  Call call{.method = method.name};
  const Status status = Run(context, request, method, body, call);
  return Answer(method, call, status, std::chrono::steady_clock::now() - started);
}

// The call leaves its slot before it is logged and counted, so that a flood of refusals does not
// keep out calls that would fit.
Status Gate::Run(grpc::ServerContext& context, const Message& request, const Method& method,
                 const Body& body, Call& call) {
  const Slot slot(running_, options_.most_calls);
  if (!slot.taken()) {
    return WithReason(ResourceExhausted("too many calls at a time, try again"), "OVERLOADED");
  }
  RETURN_IF_ERROR(Admit(context, request, method, call));
  return RunGuarded(body, call);
}

Status Gate::Admit(grpc::ServerContext& context, const Message& request, const Method& method,
                   Call& call) const {
  const auto now = std::chrono::system_clock::now();
  const bool brings_none = context.deadline() == std::chrono::system_clock::time_point::max();
  call.deadline = brings_none ? now + options_.default_deadline : context.deadline();
  call.is_cancelled = [&context, now] {
    return std::chrono::system_clock::now() - now > kTrustedToWait && context.IsCancelled();
  };
  if (call.deadline <= now) return DeadlineExceeded("the call's deadline is over");
  const std::string caller = MetadataOf(context, identity::kCallerHeader);
  if (caller.empty()) {
    return Unauthenticated(
        fmt::format("the metadata {} must say who calls", identity::kCallerHeader));
  }
  ASSIGN_OR_RETURN(call.caller, identity::ParseCaller(caller));
  RETURN_IF_ERROR(identity::CheckRole(method.policy, call.caller));
  if (method.resource.empty()) return OkStatus();
  const std::string resource = TextAt(request, method.resource);
  if (!resource.starts_with("vendors/")) {
    return InvalidField(
        method.policy.resource_field,
        fmt::format("\"{}\" must have the form vendors/VENDOR, with what lies below "
                    "it behind a slash",
                    resource.substr(0, 100)));
  }
  return identity::CheckVendor(resource, call.caller);
}

Status Gate::RunGuarded(const Body& body, const Call& call) {
  try {
    return body(call);
  } catch (const std::exception& error) {
    return Internal(fmt::format("exception: {}", error.what()));
  } catch (...) {
    return Internal("exception of an unknown kind");
  }
}

grpc::Status Gate::Answer(const Method& method, const Call& call, const Status& status,
                          std::chrono::steady_clock::duration took) {
  const double seconds = std::chrono::duration<double>(took).count();
  method.latency->Observe(seconds);
  if (status.ok()) {
    method.succeeded->Increment();
    if (!log_.Writes(observe::LogLevel::kDebug)) return grpc::Status::OK;
    log_.Debug("rpc", {{"method", method.name},
                       {"person", call.caller.person},
                       {"vendor", call.caller.vendor.value()},
                       {"ms", fmt::format("{:.2f}", seconds * 1000)}});
    return grpc::Status::OK;
  }
  const std::string code = CodeName(status.code());
  metrics_
      .Counter("tandem_rpc_calls_total", "Calls by their answer",
               {{"method", method.name}, {"code", code}})
      .Increment();
  if (status.code() != StatusCode::kInternal) {
    log_.Info("rpc refused", {{"method", method.name},
                              {"code", code},
                              {"person", call.caller.person},
                              {"vendor", call.caller.vendor.value()},
                              {"ms", fmt::format("{:.2f}", seconds * 1000)}});
    return ToGrpc(status);
  }
  const std::string correlation = RandomIds().NewId();
  log_.Error("rpc failed", {{"method", method.name},
                            {"correlation", correlation},
                            {"person", call.caller.person},
                            {"vendor", call.caller.vendor.value()},
                            {"error", std::string(MessageOf(status))}});
  return ToGrpc(Internal(fmt::format("internal error, see the log under {}", correlation)));
}

}  // namespace tandem::rpc
