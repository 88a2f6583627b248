#pragma once

#include <string>
#include <vector>

#include "services/tandem/views/terminal.h"

namespace tandem::client {

// A table with aligned columns for people to read. Widths come from the cells; a column with a
// limit cuts what is longer.
class TextTable {
 public:
  enum class Align { kLeft, kRight };
  struct Column {
    std::string title;
    Align align = Align::kLeft;
    int most_columns = Terminal::kColumns;
  };

  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // One cell for each column.
  void Add(std::vector<std::string> cells);
  // The header, bold where that is possible, and all rows; `indent` spaces before each.
  std::string Draw(const Terminal& terminal, int indent = 0) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace tandem::client
