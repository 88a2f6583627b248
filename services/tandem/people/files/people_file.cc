#include "services/tandem/people/files/people_file.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/tandem/people/roles.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {
namespace {

// The words between blanks, commas and semicolons.
std::vector<std::string> Words(const std::string& text) {
  constexpr const char* kBreaks = " ,;";
  std::vector<std::string> words;
  std::size_t begin = text.find_first_not_of(kBreaks);
  while (begin != std::string::npos) {
    const std::size_t end = text.find_first_of(kBreaks, begin);
    words.push_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(kBreaks, end);
  }
  return words;
}

}  // namespace

const std::vector<std::string>& PeopleReader::NeededColumns() {
  static const std::vector<std::string> kColumns = {"id", "organisation", "name", "role", "zone"};
  return kColumns;
}

const std::vector<std::string>& PeopleReader::OtherColumns() {
  static const std::vector<std::string> kColumns = {"free", "country", "email", "phone",
                                                    "manager_of"};
  return kColumns;
}

StatusOr<PeopleReader> PeopleReader::Open(std::istream& in, std::vector<std::string> columns) {
  ASSIGN_OR_RETURN(csv::CsvTable table, csv::CsvTable::Open(in, columns));
  return PeopleReader(std::move(table), std::move(columns));
}

std::optional<StatusOr<PersonLine>> PeopleReader::Next() {
  fields_.clear();
  auto row = table_.Next();
  if (!row) return std::nullopt;
  if (!row->ok()) return row->status();
  fields_ = std::move((*row)->fields);
  StatusOr<PersonLine> line = Read((*row)->line);
  if (line.ok()) return line;
  return Annotate(line.status(), fmt::format("line {}", (*row)->line));
}

std::optional<std::string> PeopleReader::Field(const std::string& column) const {
  const auto place = std::ranges::find(columns_, column);
  if (place == columns_.end()) return std::nullopt;
  return fields_[static_cast<std::size_t>(place - columns_.begin())];
}

Status PeopleReader::CheckOnce(const std::string& column, const std::string& value, int line,
                               std::map<std::string, int>& line_of) const {
  const auto [known, is_new] = line_of.emplace(value, line);
  if (is_new) return OkStatus();
  return InvalidField(
      column, fmt::format("\"{}\" stands on line {} already", Fitted(value, 80), known->second));
}

StatusOr<PersonLine> PeopleReader::Read(int line) {
  PersonLine person{.line = line,
                    .id = fields_[0],
                    .organisation = fields_[1],
                    .name = fields_[2],
                    .role = fields_[3],
                    .zone = fields_[4],
                    .country = Field("country"),
                    .email = Field("email"),
                    .phone = Field("phone")};
  if (person.id.empty()) {
    return InvalidField("id", "must not be empty: by it the same file finds the person again");
  }
  RETURN_IF_ERROR(CheckOnce("id", person.id, line, line_of_id_));
  for (std::size_t i = 2; i < NeededColumns().size(); ++i) {
    if (fields_[i].empty()) return InvalidField(NeededColumns()[i], "must not be empty");
  }
  if (const auto free = Field("free")) person.free_weekdays = Words(*free);
  if (const auto managed = Field("manager_of")) person.manager_of = Words(*managed);
  if (!person.manager_of.empty() && !person.organisation.empty()) {
    return InvalidField("manager_of", "must be empty for a partner's people");
  }
  for (const std::string& id : person.manager_of) {
    RETURN_IF_ERROR(CheckOnce("manager_of", id, line, line_of_partnership_));
  }
  return person;
}

}  // namespace tandem::client
