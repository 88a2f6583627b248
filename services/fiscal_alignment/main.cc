#include "libs/production/program.h"
#include "services/fiscal_alignment/alignment_service.h"

int main(int argc, char** argv) {
  int figure_threads = 0;
  const auto declare = [&](tandem::config::SettingsTable& table) {
    table.Number("figure-threads", &figure_threads, 0, 256,
                 "Threads that redo standing figures; 0: one for each processor");
  };
  const auto make = [&](const tandem::production::Engines& engines) {
    return std::make_unique<tandem::fiscal::FiscalAlignment>(
        tandem::fiscal::FiscalAlignmentPorts{.database = engines.database,
                                             .outbox_database = engines.outbox_database,
                                             .publisher = engines.publisher,
                                             .subscriber = engines.subscriber,
                                             .cache = engines.cache,
                                             .gate = engines.gate,
                                             .clock = engines.clock,
                                             .ids = engines.ids},
        tandem::fiscal::FiscalAlignmentOptions{.holder = engines.holder,
                                               .web_url = engines.web_url,
                                               .recompute = {.threads = figure_threads}},
        engines.log);
  };
  return tandem::production::Main({.name = "tandem-fiscal-alignment",
                                   .schema_name = "fiscal_alignment",
                                   .schema = tandem::fiscal::FiscalAlignment::Schema(),
                                   .more_settings = declare,
                                   .make = make},
                                  argc, argv);
}
