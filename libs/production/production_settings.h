#pragma once

#include <string>

#include "libs/process/process_settings.h"

namespace tandem::production {

// The settings that every service of the production shape has.
struct ProductionSettings {
  process::ProcessSettings process;
  std::string instance;
  std::string postgres;
  std::string postgres_relay;
  int postgres_connections = 16;
  std::string kafka;
  std::string kafka_prefix;
  std::string redis;

  // Declares them in `table`, which writes into this.
  void Declare(config::SettingsTable& table);
};

}  // namespace tandem::production
