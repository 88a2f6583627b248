#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace tandem::bench {

// A file of SQLite without anything around it, every commit durable: what a reference costs. It
// prepares each statement once, and ends the program where one fails. Not thread-safe.
class RawFile {
 public:
  explicit RawFile(const std::string& path);
  ~RawFile();
  RawFile(const RawFile&) = delete;
  RawFile& operator=(const RawFile&) = delete;

  // A statement without rows, with text for each of its parameters.
  void Run(const std::string& sql, const std::vector<std::string>& values = {});
  // The first column of the only row.
  std::int64_t Number(const std::string& sql);
  // Every column of every row.
  void ReadAll(const std::string& sql);

 private:
  void CheckIs(int code, int expected);
  sqlite3_stmt* Prepared(const std::string& sql);

  sqlite3* database_ = nullptr;
  std::map<std::string, sqlite3_stmt*> statements_;
};

}  // namespace tandem::bench
