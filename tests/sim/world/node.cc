#include "tests/sim/world/node.h"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>

namespace tandem::sim {

Node::Node(const Ground& ground, std::string name, std::string lease)
    : ground_(ground), name_(std::move(name)), lease_(std::move(lease)), data_(ground.clock) {}

Status Node::Start() {
  // A name that stays gets its lease again at once; another one waits until it runs out.
  if (holder_.empty() || ground_.dice.Chance(0.5)) holder_ = fmt::format("{}-{}", name_, starts_);
  ++starts_;
  process_ = std::make_unique<Process>();
  Status built = Build();
  if (!built.ok()) Kill();
  return built;
}

void Node::Kill() {
  Destroy();
  process_.reset();
}

Status Node::Register(process::Service& service) {
  for (const process::GrpcService& one : service.grpc_services()) {
    const auto* descriptor =
        google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(one.full_name);
    if (descriptor == nullptr) return Internal(one.full_name + " is not in the pool");
    RETURN_IF_ERROR(process_->gate.Register(*descriptor, one.policies));
  }
  return OkStatus();
}

bool Node::HoldsLease() {
  bool holds = false;
  const Status read = data_.Read([&](storage::Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(
        const auto row,
        QueryOne(transaction, "SELECT 1 FROM leases WHERE name = $1 AND holder = $2 AND until > $3",
                 {lease_, holder_, storage::Of(ground_.clock.Now())}));
    holds = row.has_value();
    return OkStatus();
  });
  return holds || !read.ok();
}

std::vector<Status> Node::LeasedPublisher::Publish(std::span<const messaging::Message> messages) {
  if (!node_.HoldsLease()) {
    node_.misdeeds_.push_back(fmt::format("{} publishes without {}", node_.holder_, node_.lease_));
  }
  return node_.ground_.bus.Publish(messages);
}

}  // namespace tandem::sim
