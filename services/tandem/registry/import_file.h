#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "services/tandem/remote/server_options.h"

// What the imports of CSV files have alike.
namespace tandem::client {

struct ImportCounts {
  std::size_t created = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;

  std::size_t sum() const { return created + changed + unchanged; }
};

struct ImportOutcome {
  std::string text;
  std::vector<Status> errors;  // of refused rows, in order; the first few if there are many
};

// What stands in a file, before it is read for good.
struct FileShape {
  std::size_t lines = 0;
  std::vector<std::string> columns;  // of the header, in lower case

  bool Has(const std::string& column) const;
};

// NOT_FOUND for a file that cannot be read.
StatusOr<FileShape> ShapeOf(const std::string& path);

// "3 created, 0 changed, …".
std::string SummaryOf(const ImportCounts& counts, std::size_t refused,
                      const ChangingCommand& command);

// The error that ended an import after some rows.
Status StoppedBehind(std::size_t rows, const std::string& path, const Status& status);

}  // namespace tandem::client
