#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "libs/base/status.h"
#include "libs/csv/csv_table.h"

namespace tandem::client {

// One line of a portfolio as it stands in the file.
struct PartnerLine {
  int line = 0;
  std::string name;
  std::string country;
  std::string calendar;
  int lead_days = 0;
  std::string id;  // empty where the file has no such column
};

// Why a line has no answer; the message names the line.
struct LineError {
  int line = 0;
  Status status;
};

// Reads a CSV file with the columns name, country, calendar, lead_days, line by line. Of what it
// has read it keeps a dozen bytes a line, to find a name that stands twice. Not thread-safe; the
// stream outlives it.
class PartnerReader {
 public:
  // INVALID_ARGUMENT if the header is wrong. With `id` the file must have that column too.
  static StatusOr<PartnerReader> Open(std::istream& in, bool id = false);

  // The next line; INVALID_ARGUMENT for a bad one ("line 7: …"); nothing at the end.
  std::optional<StatusOr<PartnerLine>> Next();

  // What Next gave last: its line, and its fields as they stand in the file, none of a line that
  // could not be taken apart.
  int line() const { return table_.record_line(); }
  const std::vector<std::string>& fields() const { return fields_; }

 private:
  explicit PartnerReader(csv::CsvTable table) : table_(std::move(table)) {}

  StatusOr<PartnerLine> Read(int line);

  csv::CsvTable table_;
  std::vector<std::string> fields_;
  std::unordered_map<std::uint64_t, int> line_of_;  // by the hash of a name
};

struct PartnerFile {
  std::vector<PartnerLine> partners;
  std::vector<LineError> errors;  // one for each line that is left out
};

// The whole file. A bad line is left out and reported; INVALID_ARGUMENT if the header is wrong.
StatusOr<PartnerFile> ReadPartners(std::istream& in);

}  // namespace tandem::client
