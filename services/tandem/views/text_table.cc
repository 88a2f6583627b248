#include "services/tandem/views/text_table.h"

#include <algorithm>

namespace tandem::client {
namespace {

std::string Padded(const std::string& cell, TextTable::Align align, int width) {
  const int missing = std::max(0, width - DisplayWidth(cell));
  const std::string blanks(static_cast<std::size_t>(missing), ' ');
  return align == TextTable::Align::kLeft ? cell + blanks : blanks + cell;
}

}  // namespace

void TextTable::Add(std::vector<std::string> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i] = Fitted(cells[i], columns_[i].most_columns);
  }
  rows_.push_back(std::move(cells));
}

std::string TextTable::Draw(const Terminal& terminal, int indent) const {
  std::vector<int> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    int width = DisplayWidth(columns_[i].title);
    for (const auto& row : rows_) width = std::max(width, DisplayWidth(row[i]));
    widths.push_back(width);
  }
  const auto line = [&](const auto& cell_of) {
    std::string text(static_cast<std::size_t>(indent), ' ');
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (i > 0) text += ' ';
      text += Padded(cell_of(i), columns_[i].align, widths[i]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  };
  std::string drawn = terminal.Bold(line([&](std::size_t i) { return columns_[i].title; })) + "\n";
  for (const auto& row : rows_) drawn += line([&](std::size_t i) { return row[i]; }) + "\n";
  return drawn;
}

}  // namespace tandem::client
