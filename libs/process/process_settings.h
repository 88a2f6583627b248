#pragma once

#include <chrono>
#include <string>

#include "libs/config/settings_table.h"

namespace tandem::process {

// The settings that every server has.
struct ProcessSettings {
  std::string listen = "127.0.0.1:8450";
  std::string metrics_listen = "127.0.0.1:8451";
  std::string web_listen = "127.0.0.1:8452";
  std::string web_url;
  std::string caller = "asserted";
  std::string log_level = "warning";
  int most_calls = 64;
  int most_message_kib = 4096;
  std::chrono::milliseconds default_deadline{30'000};
  std::chrono::milliseconds drain{5'000};
  bool reflection = true;

  // Declares them in `table`, which writes into this.
  void Declare(config::SettingsTable& table);
};

}  // namespace tandem::process
