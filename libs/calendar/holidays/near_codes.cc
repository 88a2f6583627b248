#include "libs/calendar/holidays/near_codes.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "libs/calendar/holidays/text_fields.h"

namespace tandem::calendar {
namespace {

// What a user types may be long; codes are not, and nothing beyond this length is near one.
constexpr std::size_t kLongestCompared = 40;

// Levenshtein's distance, one row of the matrix at a time.
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

}  // namespace

std::vector<std::string_view> NearCodes(std::string_view asked,
                                        const std::vector<Spelling>& spellings, std::size_t limit) {
  const std::string wanted = AsciiUpper(asked.substr(0, kLongestCompared));
  std::vector<std::pair<std::size_t, std::string_view>> ranked;
  ranked.reserve(spellings.size());
  for (const auto& [text, code] : spellings) {
    ranked.emplace_back(Distance(wanted, AsciiUpper(text)), code);
  }
  std::ranges::sort(ranked);
  std::vector<std::string_view> near;
  for (const auto& [distance, code] : ranked) {
    if (near.size() == limit) break;
    if (std::ranges::find(near, code) == near.end()) near.push_back(code);
    if (distance == 0) break;
  }
  return near;
}

}  // namespace tandem::calendar
