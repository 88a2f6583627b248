#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "libs/csv/csv_writer.h"
#include "tests/bench/benches.h"
#include "tests/bench/comparison.h"
#include "tests/bench/random_inputs.h"

namespace tandem::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLines = 100'000;

// Runs a program without its output; ends the benchmark if it fails.
void Run(std::vector<std::string> command) {
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (std::string& word : command) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  int status = -1;
  if (posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ) == 0) {
    waitpid(child, &status, 0);
  }
  posix_spawn_file_actions_destroy(&actions);
  if (status != 0) {
    fmt::print(stderr, "{} failed\n", command[0]);
    std::exit(1);
  }
}

// Partners whose country, calendar and lead together are all different, and so are their names.
void WritePortfolio(const fs::path& path) {
  const std::vector<std::string> places = AllPlaces();
  Random random(5);
  std::set<std::string> lines;
  std::ofstream file(path);
  file << "name,country,calendar,lead_days\n";
  while (lines.size() < kLines) {
    csv::CsvRow row;
    row.Text(random.Of(places))
        .Text(RandomNotation(random))
        .Plain(std::to_string(random.Below(21)));
    const auto [line, is_new] = lines.insert(row.Line());
    if (is_new) file << "Partner " << lines.size() << ',' << *line;
  }
}

void ReadAndSort(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  std::ranges::sort(lines);
  Keep(lines);
}

// Memory of a process that is resident, in bytes.
double ResidentBytes(pid_t process) {
  std::ifstream status(fmt::format("/proc/{}/status", process));
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return 1024.0 * std::strtod(line.c_str() + 6, nullptr);
  }
  return 0;
}

struct Readiness {
  double seconds = 0;  // from the start until it answers
  double bytes = 0;    // resident then
};

// Starts the server on an empty folder, waits until it is ready, and stops it.
Readiness StartAndStopServer(const std::string& client) {
  const auto start = std::chrono::steady_clock::now();
  const fs::path data = fs::temp_directory_path() / fmt::format("tandem_bench_dev_{}", getpid());
  std::vector<std::string> command = {
      client,         "dev",         "--data",           data,
      "--listen",     "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0",
      "--web-listen", "127.0.0.1:0"};
  std::vector<char*> arguments;
  for (std::string& word : command) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) std::exit(1);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  pid_t child = 0;
  if (posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) {
    std::exit(1);
  }
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  std::string text;
  char byte = 0;
  while (!text.ends_with('\n') && read(ends[0], &byte, 1) == 1) text += byte;
  close(ends[0]);
  if (text.find("ready at") == std::string::npos) std::exit(1);
  const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - start;
  const Readiness readiness{waited.count(), ResidentBytes(child)};
  kill(child, SIGTERM);
  waitpid(child, nullptr, 0);
  fs::remove_all(data);
  return readiness;
}

}  // namespace

void BenchProcesses(const std::string& client) {
  const std::string vendor = "last sat jul; weeks 4-4-5; week53 p7";
  const auto align_pair = [&] {
    Run({client, "align", "pair", "--vendor", vendor, "--partner", "month 05-01", "--from",
         "2026-01-01", "--years", "5", "--vendor-country", "US-CA", "--partner-country", "GB",
         "--format", "json"});
  };
  Compare({.what = "tandem align pair, the whole process", .run = align_pair}, 30e-3,
          {{.what = "/bin/true", .run = [] { Run({"/bin/true"}); }}}, 31, Clock::kWall);

  std::vector<Readiness> starts;
  for (int i = 0; i < 5; ++i) starts.push_back(StartAndStopServer(client));
  std::ranges::sort(starts, {}, &Readiness::seconds);
  PrintSeconds("tandem dev, from start to ready", starts[2].seconds, 1);
  PrintMemory("  its resident memory then", starts[2].bytes, 100e6);

  const fs::path path =
      fs::temp_directory_path() / fmt::format("tandem_bench_portfolio_{}.csv", getpid());
  WritePortfolio(path);
  const auto align_portfolio = [&] {
    Run({client, "align", "portfolio", "--vendor", vendor, "--vendor-country", "US-CA",
         "--partners", path, "--from", "2026-01-01", "--years", "5", "--format", "csv"});
  };
  Compare({.what = "tandem align portfolio, 100,000 distinct lines", .run = align_portfolio}, 20,
          {{.what = "reading and sorting its lines", .run = [&] { ReadAndSort(path); }}}, 3,
          Clock::kWall);
  fs::remove(path);
}

}  // namespace tandem::bench
