#include "libs/calendar/holidays/holiday_table.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "libs/calendar/holidays/near_codes.h"
#include "libs/calendar/holidays/text_fields.h"

// embedded_table.S
extern "C" const char tandem_holiday_table[];
extern "C" const std::uint64_t tandem_holiday_table_size;

namespace tandem::calendar {
namespace {

constexpr std::string_view kFirstLine = "tandem-holidays 1";
constexpr std::string_view kSectionStart = "\ncountry ";
constexpr std::size_t kSuggestions = 5;

Status UnknownSubdivision(const CountrySection& country, std::string_view asked) {
  const std::size_t count = country.Subdivisions().size();
  if (count == 0) {
    return InvalidArgument(
        fmt::format("subdivision \"{}\": the holiday table has none of {}; give \"{}\" alone",
                    asked, country.code(), country.code()));
  }
  const std::vector<std::string_view> near =
      NearCodes(asked, country.SubdivisionSpellings(), kSuggestions);
  return InvalidArgument(fmt::format(
      "subdivision \"{}\": must be one of the {} that the holiday table has of {}, {}{}", asked,
      count, country.code(), count > near.size() ? "perhaps " : "", fmt::join(near, ", ")));
}

}  // namespace

struct HolidayTable::Cache {
  std::mutex mutex;
  // By what was asked for, in upper case; only places that exist, so it cannot grow without end.
  std::map<std::string, std::shared_ptr<const PlaceHolidays>, std::less<>> places;
};

HolidayTable::HolidayTable(std::string_view text)
    : text_(text), cache_(std::make_unique<Cache>()) {}
HolidayTable::HolidayTable(HolidayTable&&) noexcept = default;
HolidayTable& HolidayTable::operator=(HolidayTable&&) noexcept = default;
HolidayTable::~HolidayTable() = default;

const HolidayTable& HolidayTable::Shipped() {
  // Never destroyed: other objects may ask it until the very end of the program.
  static const HolidayTable* const kTable = [] {
    auto* shipped =
        new HolidayTable(std::string_view(tandem_holiday_table, tandem_holiday_table_size));
    shipped->ReadHeader().IgnoreError();  // It is ours; a test reads it.
    return shipped;
  }();
  return *kTable;
}

StatusOr<HolidayTable> HolidayTable::Parse(std::string text) {
  auto owned = std::make_unique<const std::string>(std::move(text));
  HolidayTable table{std::string_view(*owned)};
  table.owned_ = std::move(owned);
  RETURN_IF_ERROR(table.ReadHeader());
  return table;
}

Status HolidayTable::ReadHeader() {
  std::string_view rest = text_;
  if (TakeField(rest, "\n") != kFirstLine) {
    return InvalidArgument(fmt::format("holiday table: the first line must be \"{}\"", kFirstLine));
  }
  while (!rest.empty()) {
    std::string_view line = TakeField(rest, "\n");
    if (line.empty()) break;
    const std::string_view keyword = TakeField(line, " ");
    if (keyword == "source") source_ = line;
    if (keyword == "years") {
      years_.first = WholeNumber(TakeField(line, " ")).value_or(0);
      years_.last = WholeNumber(line).value_or(0);
    }
  }
  if (source_.empty()) return InvalidArgument("holiday table: the header has no source");
  if (years_.first < kFirstYear || years_.last > kLastYear || years_.first > years_.last) {
    return InvalidArgument("holiday table: the header must have years, the first and the last");
  }
  return OkStatus();
}

StatusOr<CountrySection> HolidayTable::SectionOf(std::string_view country) const {
  const std::string code = AsciiUpper(country);
  const std::size_t found = text_.find(fmt::format("{}{}\n", kSectionStart, code));
  if (code.empty() || found == std::string_view::npos) return UnknownCountry(country);
  std::string_view rest = text_.substr(found + 1);
  return CountrySection(TakeField(rest, "\n\n"), years_);
}

std::vector<CountrySection> HolidayTable::Sections() const {
  std::vector<CountrySection> sections;
  std::string_view rest = text_;
  TakeField(rest, "\n\n");  // the header
  while (!rest.empty()) sections.emplace_back(TakeField(rest, "\n\n"), years_);
  return sections;
}

Status HolidayTable::UnknownCountry(std::string_view country) const {
  std::vector<Spelling> spellings;
  for (const CountrySection& section : Sections()) {
    spellings.push_back({section.code(), section.code()});
    std::ranges::copy(section.OtherSpellings(), std::back_inserter(spellings));
  }
  return InvalidArgument(
      fmt::format("country \"{}\": must be an ISO 3166-1 alpha-2 code that the holiday table has, "
                  "perhaps {}",
                  country, fmt::join(NearCodes(country, spellings, kSuggestions), ", ")));
}

StatusOr<std::shared_ptr<const PlaceHolidays>> HolidayTable::Find(std::string_view code) const {
  const std::string key = AsciiUpper(code);
  {
    const std::lock_guard lock(cache_->mutex);
    const auto cached = cache_->places.find(key);
    if (cached != cache_->places.end()) return cached->second;
  }
  std::string_view subdivision = code;
  const std::string_view country = TakeField(subdivision, "-");
  ASSIGN_OR_RETURN(const CountrySection section, SectionOf(country));
  std::optional<std::string_view> found;
  if (country.size() < code.size()) {
    found = section.FindSubdivision(subdivision);
    if (!found) return UnknownSubdivision(section, subdivision);
  }
  ASSIGN_OR_RETURN(PlaceFacts facts, section.Read(found));
  auto place = std::make_shared<const PlaceHolidays>(std::move(facts));
  const std::lock_guard lock(cache_->mutex);
  return cache_->places.try_emplace(key, std::move(place)).first->second;
}

std::vector<std::string> HolidayTable::Countries() const {
  std::vector<std::string> codes;
  for (const CountrySection& section : Sections()) codes.emplace_back(section.code());
  return codes;
}

StatusOr<std::vector<std::string>> HolidayTable::SubdivisionsOf(std::string_view country) const {
  ASSIGN_OR_RETURN(const CountrySection section, SectionOf(country));
  const std::vector<std::string_view> codes = section.Subdivisions();
  return std::vector<std::string>(codes.begin(), codes.end());
}

}  // namespace tandem::calendar
