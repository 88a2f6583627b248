#include "services/tandem/commands/partner_file.h"

#include <charconv>
#include <functional>

#include <fmt/format.h>

#include "services/fiscal_alignment/domain/party_schedule.h"

namespace tandem::client {
namespace {

StatusOr<int> LeadDays(const std::string& text) {
  if (text.empty()) return 0;
  int days = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (whole && days >= 0 && days <= fiscal::PartySchedule::kMostLeadDays) return days;
  return InvalidArgument(fmt::format("lead_days: \"{}\" must be a whole number from 0 to {}", text,
                                     fiscal::PartySchedule::kMostLeadDays));
}

}  // namespace

StatusOr<PartnerReader> PartnerReader::Open(std::istream& in, bool id) {
  std::vector<std::string> columns = {"name", "country", "calendar", "lead_days"};
  if (id) columns.emplace_back("id");
  ASSIGN_OR_RETURN(csv::CsvTable table, csv::CsvTable::Open(in, std::move(columns)));
  return PartnerReader(std::move(table));
}

std::optional<StatusOr<PartnerLine>> PartnerReader::Next() {
  fields_.clear();
  auto row = table_.Next();
  if (!row) return std::nullopt;
  if (!row->ok()) return row->status();
  fields_ = std::move((*row)->fields);
  StatusOr<PartnerLine> line = Read((*row)->line);
  if (line.ok()) return line;
  return Annotate(line.status(), fmt::format("line {}", (*row)->line));
}

StatusOr<PartnerLine> PartnerReader::Read(int line) {
  const std::string& name = fields_[0];
  if (name.empty()) return InvalidArgument("name: must not be empty");
  // Two of a million names share a hash about once in forty million files.
  const auto [known, is_new] = line_of_.emplace(std::hash<std::string>()(name), line);
  if (!is_new) {
    return InvalidArgument(
        fmt::format("name: \"{}\" stands on line {} already", name, known->second));
  }
  ASSIGN_OR_RETURN(const int lead_days, LeadDays(fields_[3]));
  return PartnerLine{.line = line,
                     .name = name,
                     .country = fields_[1],
                     .calendar = fields_[2],
                     .lead_days = lead_days,
                     .id = fields_.size() > 4 ? fields_[4] : std::string()};
}

StatusOr<PartnerFile> ReadPartners(std::istream& in) {
  ASSIGN_OR_RETURN(PartnerReader reader, PartnerReader::Open(in));
  PartnerFile file;
  while (auto line = reader.Next()) {
    if (line->ok()) {
      file.partners.push_back(**std::move(line));
    } else {
      file.errors.push_back({reader.line(), line->status()});
    }
  }
  return file;
}

}  // namespace tandem::client
