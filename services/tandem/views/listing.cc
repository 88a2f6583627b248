#include "services/tandem/views/listing.h"

#include <cctype>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "libs/csv/csv_writer.h"
#include "services/tandem/views/figures.h"

namespace tandem::client {
namespace {

using Json = nlohmann::ordered_json;

// An empty text is null: what the server does not know.
Json ToJson(const Cell& cell) {
  switch (cell.kind) {
    case Cell::Kind::kNumber:
      return Json::parse(cell.text);
    case Cell::Kind::kList:
      return cell.list;
    case Cell::Kind::kText:
      break;
  }
  return cell.text.empty() ? Json() : Json(cell.text);
}

// "update_time" of "updateTime".
std::string SnakeCase(const std::string& key) {
  std::string name;
  for (const char letter : key) {
    if (std::isupper(static_cast<unsigned char>(letter)) != 0) name += '_';
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return name;
}

}  // namespace

Cell::Cell(double value) : kind(Kind::kNumber), text(FigureText(value)) {}

Cell Cell::Truth(bool value) {
  Cell cell{std::string(value ? "true" : "false")};
  cell.kind = Kind::kNumber;
  return cell;
}

std::string Cell::ToString() const {
  return kind == Kind::kList ? fmt::format("{}", fmt::join(list, " ")) : text;
}

std::string Listing::AsTable(const Terminal& terminal, const std::string& none) const {
  if (rows_.empty()) return none + "\n";
  std::vector<TextTable::Column> columns;
  for (const Field& field : fields_) {
    if (!field.title.empty()) columns.push_back({field.title, field.align, field.most_columns});
  }
  TextTable table(std::move(columns));
  for (const auto& row : rows_) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (!fields_[i].title.empty()) cells.push_back(row[i].ToString());
    }
    table.Add(std::move(cells));
  }
  return table.Draw(terminal);
}

std::string Listing::AsJson() const {
  Json list = Json::array();
  for (const auto& row : rows_) {
    Json object = Json::object();
    for (std::size_t i = 0; i < fields_.size(); ++i) object[fields_[i].key] = ToJson(row[i]);
    list.push_back(std::move(object));
  }
  return list.dump(2) + "\n";
}

std::string Listing::AsCsv() const {
  csv::CsvRow header;
  for (const Field& field : fields_) header.Plain(SnakeCase(field.key));
  std::string text = header.Line();
  for (const auto& row : rows_) {
    csv::CsvRow line;
    for (const Cell& cell : row) {
      cell.kind == Cell::Kind::kNumber ? line.Plain(cell.text) : line.Text(cell.ToString());
    }
    text += line.Line();
  }
  return text;
}

std::string Listing::CardAsText(const Terminal& terminal) const {
  int width = 0;
  for (const Field& field : fields_) width = std::max(width, DisplayWidth(field.title));
  std::string text;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const std::string value = Printable(rows_.front()[i].ToString());
    if (value.empty() || fields_[i].title.empty()) continue;
    std::string lines = Wrapped(value, width + 2);
    lines.erase(0, static_cast<std::size_t>(width) + 2);
    const auto blanks = static_cast<std::size_t>(width + 2 - DisplayWidth(fields_[i].title));
    text += terminal.Bold(fields_[i].title) + std::string(blanks, ' ') + lines;
  }
  return text;
}

std::string Listing::CardAsJson() const { return Json::parse(AsJson()).front().dump(2) + "\n"; }

}  // namespace tandem::client
