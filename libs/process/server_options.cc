#include "libs/process/server_options.h"

#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

namespace tandem::process {
namespace {

std::map<std::string, std::string> OwnVariables() {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (!text.starts_with("TANDEM_") || equals == std::string_view::npos) continue;
    variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

}  // namespace

std::shared_ptr<ServerOptions> AddServerOptions(CLI::App& command, const DeclareSettings& declare) {
  auto options = std::make_shared<ServerOptions>();
  config::SettingsTable table;
  declare(table);
  table.ForEachFlag([&](const std::string& name, const std::string& meaning) {
    command
        .add_option_function<std::string>(
            "--" + name,
            [options, name](const std::string& value) { options->flags[name] = value; }, meaning)
        ->type_name("");
  });
  command.add_option("--config", options->config_path, "File with lines \"name = value\"")
      ->type_name("FILE");
  command.add_flag("--print-settings", options->print_settings,
                   "Print the reference page of the settings and exit");
  return options;
}

Status ReadSettings(const ServerOptions& options, const DeclareSettings& declare) {
  config::SettingsTable table;
  declare(table);
  return table.Read({.flags = options.flags,
                     .environment = OwnVariables(),
                     .other_variables = {"TANDEM_SERVER", "TANDEM_FAILPOINT", "TANDEM_SAMPLE_DATA",
                                         "TANDEM_PREPARE", "TANDEM_TEST_POSTGRES",
                                         "TANDEM_TEST_REDIS", "TANDEM_TEST_KAFKA"},
                     .file_path = options.config_path});
}

std::string SettingsPage(const std::string& program, const DeclareSettings& declare) {
  config::SettingsTable table;
  declare(table);
  return fmt::format(
             "# Settings of `{0}`\n\n"
             "A flag (`--listen …`) counts before the environment, the environment before the "
             "file\n"
             "that `--config` names (lines `name = value`), and all before the default. All are\n"
             "checked at the start; everything that is wrong is reported at once. This page is\n"
             "written by `{0} --print-settings`, and a test holds it to that.\n\n",
             program) +
         table.ReferencePage();
}

}  // namespace tandem::process
