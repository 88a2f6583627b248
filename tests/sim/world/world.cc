#include "tests/sim/world/world.h"

#include <fmt/format.h>

#include "libs/storage/migrator.h"

namespace tandem::sim {

World::World(std::uint64_t seed, const Temper& temper)
    : dice_(seed), ids_(seed), faults_(dice_, temper) {}

Status World::Open() {
  RETURN_IF_ERROR(storage::Migrate(registry_.data(), partner::RegistryService::Schema()));
  RETURN_IF_ERROR(storage::Migrate(alignment_.data(), fiscal::FiscalAlignment::Schema()));
  return StartAll();
}

Endpoints World::endpoints() {
  Endpoints all{};
  for (Node* node : nodes()) node->Offer(all);
  return all;
}

Status World::Act(Node& node, const std::string& activity, const std::function<Status()>& run) {
  Status done;
  {
    const Faults::Activity acting(faults_, activity);
    done = run();
  }
  if (faults_.TakeCrash()) {
    node.Kill();
    Tell(fmt::format("{} is down: {}", node.name(), MessageOf(done)));
  }
  return done;
}

Status World::StartAll() {
  for (Node* node : nodes()) {
    if (node->is_up()) continue;
    RETURN_IF_ERROR(node->Start());
    Tell(fmt::format("{} is up", node->name()));
  }
  return OkStatus();
}

void World::Tell(const std::string& line) {
  trace_.push_back(fmt::format("{:4} {} {}", trace_.size(), ToText(clock_.Now()), line));
}

}  // namespace tandem::sim
