#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/holidays/near_codes.h"
#include "libs/calendar/holidays/place_holidays.h"

namespace tandem::calendar {

struct YearSpan {
  int first = 0;
  int last = 0;
};

// The lines of one country of holidays.txt, read afresh at every call: the caller caches. A view,
// so the text must outlive it. INTERNAL, naming the line, where the table itself is wrong.
class CountrySection {
 public:
  // `lines` begins with "country XX".
  CountrySection(std::string_view lines, YearSpan table_years)
      : lines_(lines), table_years_(table_years) {}

  std::string_view code() const;

  // The country's code as people may also write it: three letters, or its English name.
  std::vector<Spelling> OtherSpellings() const;

  // The codes of all subdivisions, sorted, and what each of them may be called: its code, a name.
  std::vector<std::string_view> Subdivisions() const;
  std::vector<Spelling> SubdivisionSpellings() const;

  // The code of the subdivision that has this code or, failing that, name; in any case.
  std::optional<std::string_view> FindSubdivision(std::string_view spelling) const;

  // Nothing as `subdivision` means the country as a whole.
  StatusOr<PlaceFacts> Read(std::optional<std::string_view> subdivision) const;

 private:
  std::string_view lines_;
  YearSpan table_years_;
};

}  // namespace tandem::calendar
