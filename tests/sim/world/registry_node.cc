#include "tests/sim/world/registry_node.h"

namespace tandem::sim {

RegistryNode::RegistryNode(const Ground& ground)
    : Node(ground, "partner_registry", "partner_registry.relay") {}

Status RegistryNode::Build() {
  service_ =
      std::make_unique<partner::RegistryService>(partner::RegistryPorts{.database = data(),
                                                                        .outbox_database = data(),
                                                                        .publisher = publisher(),
                                                                        .gate = process().gate,
                                                                        .clock = ground().clock,
                                                                        .ids = ground().ids},
                                                 holder(), observe::Log());
  RETURN_IF_ERROR(Register(*service_));
  return service_->Prepare();
}

void RegistryNode::Offer(Endpoints& endpoints) {
  if (!is_up()) return;
  for (const process::GrpcService& one : service_->grpc_services()) {
    const auto take = [&](auto*& endpoint) {
      if (auto* found = dynamic_cast<std::remove_reference_t<decltype(endpoint)>>(&one.service)) {
        endpoint = found;
      }
    };
    std::apply([&](auto*&... each) { (take(each), ...); }, endpoints);
  }
}

std::vector<Round> RegistryNode::Rounds() {
  if (!is_up()) return {};
  const auto rounds = service_->rounds();
  return {{"partner_registry relay",
           [&relay = rounds.relay]() -> StatusOr<bool> {
             ASSIGN_OR_RETURN(const int published, relay.PublishOnce());
             return published > 0;
           }},
          {"partner_registry request log", [&keeper = rounds.request_log]() -> StatusOr<bool> {
             RETURN_IF_ERROR(keeper.ForgetOld());
             return false;
           }}};
}

}  // namespace tandem::sim
