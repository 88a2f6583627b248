#include "libs/csv/csv_reader.h"

#include <csv.h>
#include <fmt/format.h>
#include <unistr.h>

namespace tandem::csv {
namespace {

Status CheckText(int line, std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  if (const std::uint8_t* invalid = u8_check(bytes, text.size()); invalid != nullptr) {
    return InvalidArgument(
        fmt::format("line {}: the file must be UTF-8, but byte {} (0x{:02X}) is not", line,
                    invalid - bytes + 1, *invalid));
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return InvalidArgument(fmt::format("line {}: byte {} is NUL; text has none", line, nul + 1));
  }
  const std::size_t lone = text.find('\r');
  if (lone != std::string_view::npos && text.substr(lone) != "\r\n") {
    return InvalidArgument(fmt::format(
        "line {}: byte {} is a carriage return; lines must end with LF or CRLF", line, lone + 1));
  }
  return OkStatus();
}

}  // namespace

// libcsv's parser, fed line by line so that a record and its first line are known together.
class CsvReader::Parser {
 public:
  Parser() { csv_init(&state_, CSV_STRICT | CSV_STRICT_FINI); }
  ~Parser() { csv_free(&state_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // False where the quotes are broken.
  bool Feed(const std::string& text) {
    return csv_parse(&state_, text.data(), text.size(), &OnField, &OnRecord, this) == text.size();
  }
  bool Finish() { return csv_fini(&state_, &OnField, &OnRecord, this) == 0; }
  void Reset() {
    csv_free(&state_);
    csv_init(&state_, CSV_STRICT | CSV_STRICT_FINI);
    fields_.clear();
    complete_ = false;
  }
  bool complete() const { return complete_; }
  std::vector<std::string> TakeFields() {
    complete_ = false;
    return std::exchange(fields_, {});
  }

 private:
  static void OnField(void* text, std::size_t size, void* self) {
    static_cast<Parser*>(self)->fields_.emplace_back(static_cast<const char*>(text), size);
  }
  static void OnRecord(int, void* self) { static_cast<Parser*>(self)->complete_ = true; }

  csv_parser state_;
  std::vector<std::string> fields_;
  bool complete_ = false;
};

CsvReader::CsvReader(std::istream& in) : in_(in), parser_(std::make_unique<Parser>()) {}
CsvReader::~CsvReader() = default;

std::optional<CsvReader::Line> CsvReader::NextLine() {
  if (!put_back_.empty()) {
    Line line = std::move(put_back_.front());
    put_back_.pop_front();
    return line;
  }
  std::string text;
  if (!std::getline(in_, text)) return std::nullopt;
  if (lines_read_ == 0 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  text += '\n';
  return Line{++lines_read_, std::move(text)};
}

void CsvReader::PutBack(std::vector<Line> lines) {
  put_back_.insert(put_back_.begin(), std::make_move_iterator(lines.begin()),
                   std::make_move_iterator(lines.end()));
}

std::optional<StatusOr<CsvRecord>> CsvReader::Next() {
  parser_->Reset();
  int& first_line = record_line_;
  first_line = 0;
  std::vector<Line> rest;  // the lines of this record behind its first
  const auto broken = [&](std::string_view rule) {
    PutBack(std::move(rest));
    return StatusOr<CsvRecord>(InvalidArgument(fmt::format("line {}: {}", first_line, rule)));
  };
  while (std::optional<Line> line = NextLine()) {
    if (first_line == 0) first_line = line->number;
    const Status text = CheckText(line->number, line->text);
    const std::string& bytes = line->text;
    const bool is_first = line->number == first_line;
    if (!text.ok()) {
      if (is_first) return StatusOr<CsvRecord>(text);
      rest.push_back(std::move(*line));
      return broken("broken quotes: a quoted field runs into a line that is no text");
    }
    const bool quotes_fit = parser_->Feed(bytes);
    if (!is_first) rest.push_back(std::move(*line));
    if (!quotes_fit) {
      return broken(
          "broken quotes: a quoted field must start and end at a comma or the line's "
          "end, and quotes in it must be doubled");
    }
    if (parser_->complete()) return StatusOr<CsvRecord>({first_line, parser_->TakeFields()});
    if (is_first && bytes.find_first_not_of(" \t\r\n") == std::string::npos) first_line = 0;
  }
  if (first_line == 0) return std::nullopt;
  if (!parser_->Finish()) return broken("broken quotes: a quoted field is never closed");
  return std::nullopt;
}

}  // namespace tandem::csv
