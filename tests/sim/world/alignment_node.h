#pragma once

#include <memory>

#include "libs/cache/in_process_cache.h"
#include "services/fiscal_alignment/alignment_service.h"
#include "tests/sim/world/node.h"

namespace tandem::sim {

// Fiscal alignment, on a cache that outlives its process as Redis does.
class AlignmentNode final : public Node {
 public:
  explicit AlignmentNode(const Ground& ground);

  bool is_up() const override { return service_ != nullptr; }
  std::vector<Round> Rounds() override;
  void Offer(Endpoints& endpoints) override;

 private:
  Status Build() override;
  void Destroy() override { service_.reset(); }

  cache::InProcessCache cache_;
  std::unique_ptr<fiscal::FiscalAlignment> service_;
};

}  // namespace tandem::sim
