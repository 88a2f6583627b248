#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "services/tandem/views/terminal.h"
#include "services/tandem/views/text_table.h"

namespace tandem::client {

// A value that a server told us, as it is shown in any format.
struct Cell {
  enum class Kind { kText, kNumber, kList };

  // What a field holds becomes a cell by itself.
  Cell(std::string value) : text(std::move(value)) {}
  Cell(double value);
  Cell(std::int64_t value) : kind(Kind::kNumber), text(std::to_string(value)) {}
  Cell(std::vector<std::string> values) : kind(Kind::kList), list(std::move(values)) {}

  // true or false, as programs write it.
  static Cell Truth(bool value);

  // A list's parts are separated by blanks.
  std::string ToString() const;

  Kind kind = Kind::kText;
  std::string text;
  std::vector<std::string> list;
};

// Things of one kind, in the three formats. The order and keys of the fields are fixed for
// programs: JSON has them in camelCase, CSV in snake_case.
class Listing {
 public:
  struct Field {
    std::string key;    // "updateTime"
    std::string title;  // for people; empty: not in the table
    TextTable::Align align = TextTable::Align::kLeft;
    int most_columns = Terminal::kColumns;
  };

  explicit Listing(std::vector<Field> fields) : fields_(std::move(fields)) {}

  // One cell for each field.
  void Add(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }
  std::size_t size() const { return rows_.size(); }

  // A table, or `none` if there is no row.
  std::string AsTable(const Terminal& terminal, const std::string& none) const;
  std::string AsJson() const;
  std::string AsCsv() const;

  // The first row alone: one line a field that is not empty, or one JSON object.
  std::string CardAsText(const Terminal& terminal) const;
  std::string CardAsJson() const;

 private:
  std::vector<Field> fields_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace tandem::client
