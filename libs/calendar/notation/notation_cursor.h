#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"

namespace tandem::calendar {

// Reads one part of a notation from left to right, without regard to case and spaces, and says in
// words and columns (counted from 1 in the whole text) where it cannot go on. `whole` must outlive
// it.
class NotationCursor {
 public:
  // The part is whole.substr(begin, size).
  NotationCursor(std::string_view whole, std::size_t begin, std::size_t size);

  bool AtEnd() const { return next_ == letters_.size(); }
  // Takes `word` (lower case, no spaces) if it comes next.
  bool Take(std::string_view word);
  // Takes one of `names`, in full or by its first three letters; its index.
  std::optional<int> TakeName(std::span<const std::string_view> names);
  // Takes a number of at most `most_digits` digits.
  std::optional<int> TakeNumber(int most_digits);
  // Takes an ISO date; an error names the column.
  StatusOr<CivilDay> TakeDate();
  // The rest of the part as it was written, without the spaces around it.
  std::string TakeRest();

  // INVALID_ARGUMENT that names the word at which reading stopped.
  Status Unexpected(std::string_view expected) const;
  // INVALID_ARGUMENT with the column of what comes next before `rule`.
  Status Refuse(std::string_view rule) const;

 private:
  std::size_t Place() const;

  std::string_view whole_;
  std::size_t end_;
  std::string letters_;              // lower case, without spaces
  std::vector<std::size_t> places_;  // of each letter in `whole_`
  std::size_t next_ = 0;
};

}  // namespace tandem::calendar
