#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "services/tandem/command_line.h"

// Short words for the client's tests.
namespace tandem::client {

struct CommandResult {
  int code = 0;
  std::string out;
  std::string err;
};

inline CommandResult Tandem(const std::vector<std::string>& arguments,
                            const Terminal& terminal = {}) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = RunCommandLine(arguments, terminal, CivilDay::FromYmd(2026, 5, 20), out, err);
  return {code, out.str(), err.str()};
}

// A file with this text, gone with the object.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view text) {
    static int count = 0;
    path_ = (std::filesystem::temp_directory_path() /
             fmt::format("tandem_test_{}_{}.csv", getpid(), ++count))
                .string();
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace tandem::client
