#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "libs/config/settings_table.h"

namespace tandem::process {

// What a server's command line says beside its commands. Settings that are secret have no flag:
// whoever may see the list of processes would see them.
struct ServerOptions {
  std::map<std::string, std::string> flags;  // only those that were given
  std::string config_path;
  bool print_settings = false;
};

using DeclareSettings = std::function<void(config::SettingsTable&)>;

// Adds --config, --print-settings and a flag for every setting; the answer is filled by parsing.
std::shared_ptr<ServerOptions> AddServerOptions(CLI::App& command, const DeclareSettings& declare);

// Reads flags, environment and file into what `declare` declares.
Status ReadSettings(const ServerOptions& options, const DeclareSettings& declare);

// The reference page of the settings of `program`.
std::string SettingsPage(const std::string& program, const DeclareSettings& declare);

}  // namespace tandem::process
