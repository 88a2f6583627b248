#include "libs/production/program.h"
#include "services/fiscal_alignment/alignment_service.h"

int main(int argc, char** argv) {
  int figure_threads = 0;
  int offer_days = 30;
  const auto declare = [&](tandem::config::SettingsTable& table) {
    table.Number("figure-threads", &figure_threads, 0, 256,
                 "Threads that redo standing figures; 0: one for each processor");
    table.Number("offer-days", &offer_days, 1, 365,
                 "Days for which an offer of a Mutual Operating Period waits for its answer");
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
                                               .offer_days = offer_days,
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
