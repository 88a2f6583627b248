#include "libs/process/process_settings.h"

namespace tandem::process {

void ProcessSettings::Declare(config::SettingsTable& table) {
  using std::chrono::milliseconds;
  table.Text("listen", &listen, "Address of the gRPC services; port 0 takes a free one");
  table.Text("metrics-listen", &metrics_listen,
             "Address at which /metrics answers over HTTP; port 0 takes a free one");
  table.Text(
      "web-listen", &web_listen,
      "Address at which pages and feeds answer over HTTP, where the service has some; port 0 "
      "takes a free one");
  table.Text("web-url", &web_url,
             "What the addresses of pages and feeds begin with, as people type them; empty: "
             "http:// and the address of web-listen");
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
  table.Flag("reflection", &reflection, "Whether clients may ask for the API's description");
}

}  // namespace tandem::process
