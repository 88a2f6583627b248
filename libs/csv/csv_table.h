#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "libs/csv/csv_reader.h"

namespace tandem::csv {

// A CSV file with a header line, read by column name: names are matched without regard to case,
// columns may stand in any order, and columns that nobody asked for are ignored. Not thread-safe.
class CsvTable {
 public:
  // The asked-for fields of one record, in the order of the `columns` given to Open.
  struct Row {
    int line = 0;
    std::vector<std::string> fields;
  };

  // Reads the header. INVALID_ARGUMENT if it is broken, lacks one of `columns` or has one twice.
  static StatusOr<CsvTable> Open(std::istream& in, std::vector<std::string> columns);

  // The next row; INVALID_ARGUMENT for a broken one ("line 7: …"); nothing at the end.
  std::optional<StatusOr<Row>> Next();

  // The line on which the row or error that Next gave last starts.
  int record_line() const { return reader_->record_line(); }

 private:
  explicit CsvTable(std::istream& in) : reader_(std::make_unique<CsvReader>(in)) {}

  std::unique_ptr<CsvReader> reader_;
  std::vector<std::size_t> positions_;  // of the asked-for columns
  std::size_t width_ = 0;               // fields in the header
};

}  // namespace tandem::csv
