#pragma once

#include <istream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/csv/csv_table.h"

namespace tandem::client {

// One person as it stands in the file. Of columns that the file does not have nothing is said.
struct PersonLine {
  int line = 0;
  std::string id;
  std::string organisation;  // the id of a partnership; empty: the vendor
  std::string name;
  std::string role;
  std::string zone;
  std::optional<std::vector<std::string>> free_weekdays;
  std::optional<std::string> country;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::vector<std::string> manager_of;  // ids of partnerships
};

// Reads a CSV file of people, line by line. It remembers where each id stands and who manages what,
// because two lines must not say different things. Not thread-safe; the stream outlives it.
class PeopleReader {
 public:
  // Columns that a file must have, and those that it may have.
  static const std::vector<std::string>& NeededColumns();
  static const std::vector<std::string>& OtherColumns();

  // `columns` holds the needed ones, then those of the others that the file has. INVALID_ARGUMENT
  // if the header is wrong.
  static StatusOr<PeopleReader> Open(std::istream& in, std::vector<std::string> columns);

  // The next line; INVALID_ARGUMENT for a bad one ("line 7: role: …"); nothing at the end.
  std::optional<StatusOr<PersonLine>> Next();

  // What Next gave last: its line, and its fields as they stand in the file.
  int line() const { return table_.record_line(); }
  const std::vector<std::string>& fields() const { return fields_; }

 private:
  PeopleReader(csv::CsvTable table, std::vector<std::string> columns)
      : table_(std::move(table)), columns_(std::move(columns)) {}

  StatusOr<PersonLine> Read(int line);
  // Nothing if the file has no such column.
  std::optional<std::string> Field(const std::string& column) const;
  Status CheckOnce(const std::string& column, const std::string& value, int line,
                   std::map<std::string, int>& line_of) const;

  csv::CsvTable table_;
  std::vector<std::string> columns_;
  std::vector<std::string> fields_;
  std::map<std::string, int> line_of_id_;
  std::map<std::string, int> line_of_partnership_;
};

}  // namespace tandem::client
