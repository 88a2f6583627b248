#pragma once

#include <string>

#include "libs/config/settings_table.h"
#include "libs/process/process_settings.h"

namespace tandem::dev {

// The settings of `tandem dev`.
struct DevSettings {
  std::string data;  // the folder that holds everything
  process::ProcessSettings process;
  int figure_threads = 0;
  int offer_days = 30;
  int cache_mib = 16;

  // Declares them in `table`, which writes into this.
  void Declare(config::SettingsTable& table);
};

}  // namespace tandem::dev
