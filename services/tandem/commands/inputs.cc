#include "services/tandem/commands/inputs.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace tandem::client {

namespace {

// Enough of what was typed to find it again.
std::string Shortened(const std::string& text) {
  constexpr std::size_t kMost = 80;
  return text.size() <= kMost ? text : text.substr(0, kMost) + "..";
}

}  // namespace

StatusOr<std::string> ReadTextFile(const std::string& path) {
  std::error_code unknown;
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open() || std::filesystem::is_directory(path, unknown)) {
    return NotFound(fmt::format("file \"{}\" cannot be read", path));
  }
  return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

StatusOr<calendar::FiscalCalendar> ReadCalendar(std::string_view field, const std::string& text,
                                                const calendar::ReadFile& read) {
  StatusOr<calendar::FiscalCalendar> calendar = calendar::ParseCalendar(text, read);
  if (calendar.ok()) return calendar;
  return Annotate(calendar.status(), fmt::format("{} \"{}\"", field, Shortened(text)));
}

StatusOr<CivilDay> ReadDay(std::string_view field, const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  const std::size_t last = text.find_last_not_of(' ');
  const bool blank = first == std::string::npos;
  StatusOr<CivilDay> day = CivilDay::Parse(
      blank ? std::string_view() : std::string_view(text).substr(first, last - first + 1));
  return day.ok() ? day : Annotate(day.status(), field);
}

StatusOr<std::vector<CivilDay>> ReadDays(std::string_view field,
                                         const std::vector<std::string>& texts) {
  std::vector<CivilDay> days;
  for (const std::string& text : texts) {
    ASSIGN_OR_RETURN(const CivilDay day, ReadDay(field, text));
    days.push_back(day);
  }
  return days;
}

StatusOr<fiscal::Horizon> ReadHorizon(const std::string& from, int years, CivilDay today) {
  fiscal::Horizon horizon{.from = CivilDay::FromYmd(today.year(), today.month(), 1),
                          .years = years};
  if (!from.empty()) {
    ASSIGN_OR_RETURN(horizon.from, ReadDay("--from", from));
  }
  const Status status = horizon.Validate();
  return status.ok() ? StatusOr<fiscal::Horizon>(horizon) : Annotate(status, "--from and --years");
}

}  // namespace tandem::client
