#include "services/tandem/dev/dev_settings.h"

namespace tandem::dev {

void DevSettings::Declare(config::SettingsTable& table) {
  using std::chrono::milliseconds;
  table.Text("data", &data,
             "Folder that holds everything; empty: tandem in $XDG_DATA_HOME or ~/.local/share");
  table.Text("listen", &listen, "Address of the gRPC services; port 0 takes a free one");
  table.Text("metrics-listen", &metrics_listen,
             "Address at which /metrics answers over HTTP; port 0 takes a free one");
  table.Choice("caller", &caller, {"asserted"},
               "How callers are known; asserted: they say so, on loopback addresses only");
  table.Choice("log-level", &log_level, {"debug", "info", "warning", "error"},
               "The least important lines that are written");
  table.Number("most-calls", &most_calls, 1, 10'000,
               "Calls that run at a time; more are refused with RESOURCE_EXHAUSTED");
  table.Number("most-message-kib", &most_message_kib, 64, 65'536, "Largest request, in KiB");
  table.Duration("default-deadline", &default_deadline, milliseconds(100), std::chrono::minutes(10),
                 "Deadline of calls that bring none");
  table.Duration("drain", &drain, milliseconds(0), std::chrono::seconds(8),
                 "How long running calls may go on when the server stops");
  table.Number("figure-threads", &figure_threads, 0, 256,
               "Threads that redo standing figures; 0: one for each processor");
  table.Number("cache-mib", &cache_mib, 1, 4096, "Memory for computed calendars, in MiB");
  table.Flag("reflection", &reflection, "Whether clients may ask for the API's description");
}

std::string SettingsPage() {
  DevSettings settings;
  config::SettingsTable table;
  settings.Declare(table);
  return "# Settings of `tandem dev`\n\n"
         "A flag (`--listen …`) counts before the environment, the environment before the file\n"
         "that `--config` names (lines `name = value`), and all before the default. All are\n"
         "checked at the start; everything that is wrong is reported at once. This page is "
         "written\n"
         "by `tandem dev --print-settings`, and a test holds it to that.\n\n" +
         table.ReferencePage();
}

}  // namespace tandem::dev
