#include "libs/calendar/notation/notation_cursor.h"

#include <cctype>

#include <fmt/format.h>

namespace tandem::calendar {
namespace {

// As much of an unknown word as a message repeats.
constexpr std::size_t kMostWord = 40;

bool IsSpace(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }
bool EndsWord(char c) { return IsSpace(c) || c == ';' || c == '|' || c == ','; }

}  // namespace

NotationCursor::NotationCursor(std::string_view whole, std::size_t begin, std::size_t size)
    : whole_(whole), end_(begin + size) {
  for (std::size_t i = begin; i < end_; ++i) {
    if (IsSpace(whole[i])) continue;
    letters_ += static_cast<char>(std::tolower(static_cast<unsigned char>(whole[i])));
    places_.push_back(i);
  }
}

bool NotationCursor::Take(std::string_view word) {
  if (!std::string_view(letters_).substr(next_).starts_with(word)) return false;
  next_ += word.size();
  return true;
}

std::optional<int> NotationCursor::TakeName(std::span<const std::string_view> names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (Take(names[i]) || Take(names[i].substr(0, 3))) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::optional<int> NotationCursor::TakeNumber(int most_digits) {
  int value = 0;
  int digits = 0;
  while (!AtEnd() && digits < most_digits && letters_[next_] >= '0' && letters_[next_] <= '9') {
    value = 10 * value + (letters_[next_++] - '0');
    ++digits;
  }
  if (digits == 0) return std::nullopt;
  return value;
}

StatusOr<CivilDay> NotationCursor::TakeDate() {
  StatusOr<CivilDay> date = CivilDay::Parse(std::string_view(letters_).substr(next_, 10));
  if (!date.ok()) return Refuse(MessageOf(date.status()));
  next_ += 10;
  return date;
}

std::string NotationCursor::TakeRest() {
  if (AtEnd()) return {};
  std::string rest(whole_.substr(places_[next_], places_.back() + 1 - places_[next_]));
  next_ = letters_.size();
  return rest;
}

std::size_t NotationCursor::Place() const { return AtEnd() ? end_ : places_[next_]; }

Status NotationCursor::Unexpected(std::string_view expected) const {
  if (AtEnd()) {
    return InvalidArgument(
        fmt::format("column {}: the text ends here, but {} must follow", end_ + 1, expected));
  }
  std::size_t begin = Place();
  while (begin > places_.front() && Place() - begin < kMostWord && !EndsWord(whole_[begin - 1])) {
    --begin;
  }
  std::size_t end = Place();
  while (end < end_ && end - begin < kMostWord && !EndsWord(whole_[end])) ++end;
  return InvalidArgument(fmt::format("column {}: unknown word \"{}\"; expected {}", begin + 1,
                                     whole_.substr(begin, end - begin), expected));
}

Status NotationCursor::Refuse(std::string_view rule) const {
  return InvalidArgument(fmt::format("column {}: {}", Place() + 1, rule));
}

}  // namespace tandem::calendar
