#pragma once

#include <memory>

#include "services/fiscal_alignment/alignment_service.h"
#include "tests/sim/world/node.h"
#include "tests/sim/world/simulated_cache.h"

namespace tandem::sim {

// Fiscal alignment. While a figure is computed, events may arrive: then it must not be written.
class AlignmentNode final : public Node {
 public:
  explicit AlignmentNode(const Ground& ground);

  bool is_up() const override { return service_ != nullptr; }
  std::vector<Round> Rounds() override;
  void Offer(Endpoints& endpoints) override;

 private:
  Status Build() override;
  void Destroy() override { service_.reset(); }

  SimulatedCache cache_;
  std::unique_ptr<fiscal::FiscalAlignment> service_;
};

}  // namespace tandem::sim
