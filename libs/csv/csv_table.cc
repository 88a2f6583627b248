#include "libs/csv/csv_table.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tandem::csv {
namespace {

std::string Lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

StatusOr<CsvTable> CsvTable::Open(std::istream& in, std::vector<std::string> columns) {
  CsvTable table(in);
  std::optional<StatusOr<CsvRecord>> header = table.reader_->Next();
  if (!header) {
    return InvalidArgument(fmt::format(
        "line 1: the file is empty; it must start with the header {}", fmt::join(columns, ",")));
  }
  ASSIGN_OR_RETURN(CsvRecord record, *std::move(header));
  std::ranges::transform(record.fields, record.fields.begin(), Lower);
  for (const std::string& column : columns) {
    const auto found = std::ranges::find(record.fields, Lower(column));
    if (found == record.fields.end()) {
      return InvalidArgument(fmt::format("line {}: column {} is missing; the header must have {}",
                                         record.line, column, fmt::join(columns, ",")));
    }
    if (std::find(found + 1, record.fields.end(), *found) != record.fields.end()) {
      return InvalidArgument(
          fmt::format("line {}: column {} stands twice in the header", record.line, column));
    }
    table.positions_.push_back(static_cast<std::size_t>(found - record.fields.begin()));
  }
  table.width_ = record.fields.size();
  return table;
}

std::optional<StatusOr<CsvTable::Row>> CsvTable::Next() {
  std::optional<StatusOr<CsvRecord>> next = reader_->Next();
  if (!next) return std::nullopt;
  if (!next->ok()) return next->status();
  CsvRecord& record = **next;
  if (record.fields.size() != width_) {
    return InvalidArgument(fmt::format("line {}: has {} fields, but the header has {} columns",
                                       record.line, record.fields.size(), width_));
  }
  Row row{.line = record.line};
  for (const std::size_t position : positions_) {
    row.fields.push_back(std::move(record.fields[position]));
  }
  return row;
}

}  // namespace tandem::csv
