#include "libs/production/program.h"
#include "services/partner_registry/registry_service.h"

namespace {

std::unique_ptr<tandem::process::Service> MakeRegistry(const tandem::production::Engines& engines) {
  return std::make_unique<tandem::partner::RegistryService>(
      tandem::partner::RegistryPorts{.database = engines.database,
                                     .outbox_database = engines.outbox_database,
                                     .publisher = engines.publisher,
                                     .gate = engines.gate,
                                     .clock = engines.clock,
                                     .ids = engines.ids},
      engines.holder, engines.log);
}

}  // namespace

int main(int argc, char** argv) {
  return tandem::production::Main({.name = "tandem-partner-registry",
                                   .schema_name = "partner_registry",
                                   .schema = tandem::partner::RegistryService::Schema(),
                                   .make = MakeRegistry},
                                  argc, argv);
}
