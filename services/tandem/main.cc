#include <chrono>
#include <exception>
#include <iostream>
#include <vector>

#include "services/tandem/command_line.h"
#include "services/tandem/dev/dev_command.h"
#include "services/tandem/topics/topics_command.h"

int main(int argc, char** argv) {
  try {
    std::ios::sync_with_stdio(false);
    const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const tandem::CivilDay today(static_cast<std::int32_t>(now.time_since_epoch().count()));
    const std::vector<tandem::client::AddCommands> more = {tandem::client::AddTopicsCommands,
                                                           tandem::client::AddDevCommand};
    return tandem::client::RunCommandLine({argv + 1, argv + argc},
                                          tandem::client::Terminal::Detect(), today, std::cout,
                                          std::cerr, more);
  } catch (const std::exception& error) {
    std::cerr << "tandem: defect: " << error.what() << "\n";
    return tandem::client::kFailure;
  }
}
