#include "services/tandem/commands/partner_file.h"

#include <charconv>
#include <unordered_map>

#include <fmt/format.h>

#include "libs/csv/csv_table.h"
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

StatusOr<PartnerFile> ReadPartners(std::istream& in) {
  ASSIGN_OR_RETURN(csv::CsvTable table,
                   csv::CsvTable::Open(in, {"name", "country", "calendar", "lead_days"}));
  PartnerFile file;
  std::unordered_map<std::string, int> line_of;
  while (auto row = table.Next()) {
    if (!row->ok()) {
      file.errors.push_back({table.record_line(), row->status()});
      continue;
    }
    std::vector<std::string>& fields = (*row)->fields;
    const int line = (*row)->line;
    const auto refuse = [&](const Status& status) {
      file.errors.push_back({line, Annotate(status, fmt::format("line {}", line))});
    };
    if (fields[0].empty()) {
      refuse(InvalidArgument("name: must not be empty"));
      continue;
    }
    const auto [known, is_new] = line_of.emplace(fields[0], line);
    if (!is_new) {
      refuse(InvalidArgument(
          fmt::format("name: \"{}\" stands on line {} already", fields[0], known->second)));
      continue;
    }
    const StatusOr<int> lead_days = LeadDays(fields[3]);
    if (!lead_days.ok()) {
      refuse(lead_days.status());
      continue;
    }
    file.partners.push_back({.line = line,
                             .name = std::move(fields[0]),
                             .country = std::move(fields[1]),
                             .calendar = std::move(fields[2]),
                             .lead_days = *lead_days});
  }
  return file;
}

}  // namespace tandem::client
