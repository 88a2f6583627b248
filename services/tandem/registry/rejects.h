#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "libs/base/status.h"

namespace tandem::client {

// The refused rows of a file: written to another one, in the same columns with the line and the
// reason behind them, so that it can be corrected and imported; and the first few as errors. Not
// thread-safe.
class Rejects {
 public:
  // Errors that are kept; more are only counted.
  static constexpr std::size_t kMostErrors = 100;

  // `path` may be empty: no file is written then. `source` is where the rows come from, `columns`
  // what they have.
  static StatusOr<Rejects> Open(const std::string& path, std::string source,
                                std::vector<std::string> columns);

  // `fields` as they stand in the source; none of a line that could not be taken apart. The status
  // names the line.
  void Add(int line, const std::vector<std::string>& fields, const Status& status);
  // INTERNAL if the file could not be written.
  Status Close();

  std::size_t count() const { return count_; }
  // In the order of the lines; the last one says how many more there are.
  std::vector<Status> Errors() const;

 private:
  Rejects(std::string source, std::vector<std::string> columns)
      : source_(std::move(source)), columns_(std::move(columns)) {}

  struct Error {
    int line = 0;
    Status status;
  };

  std::string source_;
  std::vector<std::string> columns_;
  std::string path_;
  std::ofstream file_;
  std::size_t count_ = 0;
  std::vector<Error> errors_;
};

}  // namespace tandem::client
