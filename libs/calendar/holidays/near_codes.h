#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tandem::calendar {

// One way to write a place, and its code.
struct Spelling {
  std::string_view text;
  std::string_view code;
};

// The codes of up to `limit` places one of whose spellings becomes `asked` by the fewest changed,
// added or dropped letters, whatever the case; nearest first, then in the order of the alphabet.
// If one is spelled exactly so, only that.
std::vector<std::string_view> NearCodes(std::string_view asked,
                                        const std::vector<Spelling>& spellings, std::size_t limit);

}  // namespace tandem::calendar
