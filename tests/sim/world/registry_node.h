#pragma once

#include <memory>

#include "services/partner_registry/registry_service.h"
#include "tests/sim/world/node.h"

namespace tandem::sim {

// The partner registry.
class RegistryNode final : public Node {
 public:
  explicit RegistryNode(const Ground& ground);

  bool is_up() const override { return service_ != nullptr; }
  std::vector<Round> Rounds() override;
  void Offer(Endpoints& endpoints) override;

 private:
  Status Build() override;
  void Destroy() override { service_.reset(); }

  std::unique_ptr<partner::RegistryService> service_;
};

}  // namespace tandem::sim
