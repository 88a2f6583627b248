#include "libs/csv/csv_writer.h"

namespace tandem::csv {

void CsvRow::Separate() {
  if (!first_) line_ += ',';
  first_ = false;
}

CsvRow& CsvRow::Plain(std::string_view text) {
  Separate();
  line_ += text;
  return *this;
}

CsvRow& CsvRow::Text(std::string_view text) {
  Separate();
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const bool quote = text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quote) line_ += '"';
  if (formula) line_ += '\'';
  for (const char c : text) {
    if (c == '"') line_ += '"';
    line_ += c;
  }
  if (quote) line_ += '"';
  return *this;
}

}  // namespace tandem::csv
