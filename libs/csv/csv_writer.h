#pragma once

#include <string>
#include <string_view>

namespace tandem::csv {

// Builds one RFC 4180 record, field by field. Text that a spreadsheet would run as a formula gets
// a leading apostrophe.
class CsvRow {
 public:
  // Text from outside: quoted where needed, safe against formulas.
  CsvRow& Text(std::string_view text);
  // A number, date or word of ours, written as it is.
  CsvRow& Plain(std::string_view text);

  // The record with its line end.
  std::string Line() const { return line_ + "\n"; }

 private:
  void Separate();

  std::string line_;
  bool first_ = true;
};

}  // namespace tandem::csv
