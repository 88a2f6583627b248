#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/holidays/country_section.h"
#include "libs/calendar/holidays/place_holidays.h"

namespace tandem::calendar {

// The public holidays and working weekends of all countries and their subdivisions, as text in the
// format of README.md. Nothing is read before it is asked for; a place is read once and kept.
// Thread-safe.
class HolidayTable {
 public:
  // The table that is built into the program.
  static const HolidayTable& Shipped();

  // INVALID_ARGUMENT if the header is not that of such a table. Sections are read by Find.
  static StatusOr<HolidayTable> Parse(std::string text);

  HolidayTable(HolidayTable&&) noexcept;
  HolidayTable& operator=(HolidayTable&&) noexcept;
  ~HolidayTable();

  // Name and version of the source, such as "holidays 0.109".
  std::string_view source_version() const { return source_; }
  int first_year() const { return years_.first; }
  int last_year() const { return years_.last; }

  // `code` is a country's ISO 3166-1 alpha-2 code, or one with the code or name of a subdivision,
  // in any case: "US", "us-ca", "DE-Bayern". INVALID_ARGUMENT, with what was perhaps meant, if the
  // table does not have the place; INTERNAL if the section of the country is malformed.
  StatusOr<std::shared_ptr<const PlaceHolidays>> Find(std::string_view code) const;

  // All codes, sorted; of one country the codes of its subdivisions without the country's.
  std::vector<std::string> Countries() const;
  StatusOr<std::vector<std::string>> SubdivisionsOf(std::string_view country) const;

 private:
  struct Cache;

  explicit HolidayTable(std::string_view text);
  Status ReadHeader();
  StatusOr<CountrySection> SectionOf(std::string_view country) const;
  std::vector<CountrySection> Sections() const;
  Status UnknownCountry(std::string_view country) const;

  std::unique_ptr<const std::string> owned_;  // empty for the shipped table
  std::string_view text_;
  std::string_view source_;
  YearSpan years_;
  std::unique_ptr<Cache> cache_;
};

}  // namespace tandem::calendar
