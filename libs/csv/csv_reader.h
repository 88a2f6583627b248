#pragma once

#include <deque>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"

namespace tandem::csv {

// One record and the line, counted from 1, on which it starts.
struct CsvRecord {
  int line = 0;
  std::vector<std::string> fields;
};

// Reads RFC 4180 records from a stream, one at a time: quoted fields may hold commas, quotes and
// newlines; blanks around unquoted fields and empty lines are dropped; a leading UTF-8 byte order
// mark is skipped. A broken record costs itself only: it is reported with its line, and reading
// goes on at the line after the one on which it starts. Not thread-safe; the stream must outlive
// it.
class CsvReader {
 public:
  explicit CsvReader(std::istream& in);
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  // The next record; INVALID_ARGUMENT for a broken one ("line 7: …"); nothing at the end.
  std::optional<StatusOr<CsvRecord>> Next();

  // The line on which the record or error that Next gave last starts.
  int record_line() const { return record_line_; }

 private:
  class Parser;
  struct Line {
    int number = 0;
    std::string text;  // with its line end
  };

  std::optional<Line> NextLine();
  void PutBack(std::vector<Line> lines);

  std::istream& in_;
  int lines_read_ = 0;
  int record_line_ = 0;
  std::deque<Line> put_back_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace tandem::csv
