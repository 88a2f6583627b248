#include "services/tandem/dev/dev_settings.h"

namespace tandem::dev {

void DevSettings::Declare(config::SettingsTable& table) {
  table.Text("data", &data,
             "Folder that holds everything; empty: tandem in $XDG_DATA_HOME or ~/.local/share");
  process.Declare(table);
  table.Number("figure-threads", &figure_threads, 0, 256,
               "Threads that redo standing figures; 0: one for each processor");
  table.Number("offer-days", &offer_days, 1, 365,
               "Days for which an offer of a Mutual Operating Period waits for its answer");
  table.Number("cache-mib", &cache_mib, 1, 4096, "Memory for computed calendars, in MiB");
}

}  // namespace tandem::dev
